"""Seven languages are named, in texts as short and careless as customers write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.complaints.language import detect

_TEXTS = {
    "en": [
        "Where's my parcel?? Still nothing",
        "@united lost my bag again",
        "app not working since this morning",
        "still on hold, 40 mins and counting",
        "u guys need to fix the wifi on ur trains",
    ],
    "es": [
        "Mi pedido no llega y nadie contesta",
        "@Renfe tren con retraso otra vez",
        "Habitacion sucia y desayuno frio",
        "ya van 3 dias sin luz y no dan la cara",
        "no sirve la app del banco",
    ],
    "de": [
        "Paket seit zwei Wochen unterwegs, keiner meldet sich",
        "@Telekom_hilft Internet geht seit gestern nicht",
        "Zug faellt aus, naechster in einer Stunde",
        "Unverschämt teuer und kaltes Essen",
        "App stürzt dauernd ab",
    ],
    "fr": [
        "Toujours pas livré, aucune réponse",
        "@SNCF train annulé encore une fois",
        "j attends mon remboursement depuis un mois",
        "Chambre sale et petit dejeuner froid",
        "vous vous foutez de nous",
    ],
    "it": [
        "Pacco mai arrivato e nessuno risponde",
        "@TrenitaliaTW treno in ritardo di 40 minuti",
        "Camera sporca e personale scortese",
        "Aspetto il rimborso da due mesi",
        "non riesco ad accedere al sito",
    ],
    "pt": [
        "Meu pedido não chegou e ninguém responde",
        "@CP_Comboios comboio atrasado outra vez",
        "Ainda nao recebi a encomenda",
        "Estou aguardando resposta ha 10 dias",
        "Veio errado o tamanho",
    ],
    "nl": [
        "Waar blijft mijn pakketje? Al 3 dagen wachten",
        "@NS_online weer geen trein, lekker dan",
        "Kamer was vies en het ontbijt koud",
        "Besteld op maandag, nog steeds niet binnen",
        "Personeel onbeleefd en wachttijd van een uur",
    ],
    "other": [
        "Paketet har inte kommit fram och ingen svarar",
        "Min pakke er stadig ikke kommet, elendig service",
        "Nadal nie otrzymałem paczki, zero kontaktu",
        "Kargom hala gelmedi, rezalet",
        "Encara no ha arribat la comanda i ningú respon",
        "Coletul nu a ajuns nici acum",
        "Paket saya belum sampai juga",
        "My pakkie het nog nie gekom nie",
        "Где мой заказ? Жду уже неделю",
        "注文した商品がまだ届きません",
        "طلبي لم يصل بعد",
    ],
}


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language, texts in _TEXTS.items() for text in texts]
)
def test_the_language_of_a_short_text_is_told(language, text):
    assert detect(text) == language


def test_handles_links_hashtags_and_numbers_say_nothing():
    assert (
        detect("@Deutsche_Bahn #verspätung https://example.de/zug 12345 where is my refund") == "en"
    )


@given(st.text())
def test_any_text_gets_one_of_eight_answers(text):
    assert detect(text) in set(_TEXTS)
