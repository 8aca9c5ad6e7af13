"""Profile and preferences as readable files in the user's folders."""
