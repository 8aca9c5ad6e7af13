"""What is kept: complaints, replies, copies."""
