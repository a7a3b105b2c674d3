"""Files of articles: each with a line of its own, what is typed stays, the files of other forms are passed over."""

from __future__ import annotations

import pytest

from gugus.coordination.tests import make as rakor
from gugus.core.errors import Denied
from gugus.intake import article_files
from gugus.registry.models import Source
from gugus.web.articles import arriving, taking
from gugus.web.articles.tests import make
from gugus.web.desk.tests.make import browser, english
from gugus_engine.say import Say

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]
ENGLISH = "The police held a meeting about trafficking in the town hall on Monday."


def test_one_file_opens_its_drafts() -> None:
    answer = make.send(browser("sekretaris"), make.file("berita.txt", rakor.NEWS))
    assert answer.status_code == 302
    assert Source.objects.get(kind="article").publisher == "Harian Contoh"


def test_each_file_has_its_line() -> None:
    files = [
        make.file("berita.txt", rakor.NEWS),
        make.file("asing.txt", ENGLISH),
        make.file("foto.jpg", b"\xff\xd8\x00\x00"),
    ]
    answer = make.send(browser("sekretaris"), *files)
    said = {each.name: each for each in answer.context["page"].results}
    assert said["berita.txt"].read
    assert "read into" in said["berita.txt"].said
    assert not said["asing.txt"].read
    assert not said["foto.jpg"].read


def test_the_same_file_twice_says_that_it_was_read() -> None:
    client = browser("sekretaris")
    make.send(client, make.file("berita.txt", rakor.NEWS))
    answer = make.send(client, make.file("berita.txt", rakor.NEWS), make.file("lagi.txt", rakor.NEWS))
    assert all("was read before" in each.said for each in answer.context["page"].results)


def test_an_empty_and_a_large_file_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arriving, "FILE_LIMIT", 2_000_000)
    files = [make.file("kosong.txt", b""), make.file("besar.txt", b"a" * 2_000_001)]
    answer = make.send(browser("sekretaris"), *files)
    assert [each.said for each in answer.context["page"].results] == [
        "The file is empty.", "Larger than 2 MB. No article is that large.",
    ]  # fmt: skip


def test_an_eleventh_file_is_not_read() -> None:
    files = [make.file(f"{number}.txt", "x") for number in range(11)]
    results = make.send(browser("sekretaris"), *files).context["page"].results
    assert "10 files are read at a time" in results[-1].said


def test_together_they_may_not_be_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arriving, "SUM", 1_000_000)
    files = [make.file("satu.txt", b"a" * 600_000), make.file("dua.txt", b"a" * 600_000)]
    results = make.send(browser("sekretaris"), *files).context["page"].results
    assert "All files together may have 1 MB" in results[1].said


def test_nothing_at_all_is_asked_for_again() -> None:
    answer = make.send(browser("sekretaris"), publisher="Kabar Contoh")
    assert (
        "Paste the text of the article first, or choose a file." in answer.context["page"].form.errors["text"]
    )
    assert "Kabar Contoh" in answer.content.decode()


def test_the_script_gets_the_line_alone() -> None:
    client = browser("sekretaris")
    sent = {"publisher": "", "documents": make.file("berita.txt", rakor.NEWS)}
    answer = client.post(make.LIST, sent, headers={"X-Part": "baris"})
    assert answer.content.decode().strip().startswith("<li")
    assert str(Source.objects.get(kind="article").pk) in answer.content.decode()


def test_a_link_alone_is_no_text() -> None:
    answer = make.send(browser("sekretaris"), text="https://contoh.id/berita")
    assert "This is only a link" in str(answer.context["page"].form.errors["text"])


def test_a_link_is_kept_and_a_bad_one_is_refused_on_the_form() -> None:
    client = browser("sekretaris")
    bad = make.send(client, text=rakor.NEWS, address="javascript:alert(1)")
    assert bad.status_code == 200
    assert rakor.NEWS.split("\n")[0] in bad.content.decode()
    make.send(client, text=rakor.NEWS, address="https://contoh.id/berita?utm_source=x")
    assert Source.objects.get(kind="article").url == "https://contoh.id/berita"


def test_the_files_of_other_forms_are_passed_over() -> None:
    client, row = browser("sekretaris"), rakor.drafts()[0]
    answer = client.post(
        english("draft", row.article_id, row.pk), {"do": "drop", "documents": make.file("a.txt", "isi")}
    )
    assert answer.status_code == 302
    assert not answer.wsgi_request.FILES


def test_a_file_is_not_opened_for_somebody_who_may_not_write(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise Denied(Say("core.not_allowed"))

    monkeypatch.setattr(taking, "check_may", refuse)
    monkeypatch.setattr(article_files, "text_of", lambda *_: pytest.fail("opened"))
    answer = make.send(browser("sekretaris"), make.file("berita.txt", rakor.NEWS))
    assert not answer.context["page"].results[0].read
