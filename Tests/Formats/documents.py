#!/usr/bin/env python3
"""Imports plans as a text processor and a printer leave them, through the real pandoc and pdftotext.

    documents.py BINARY

The DOCX is written here with zipfile as the format is published (ECMA-376): styles, a numbered
list, a table, bold and hidden text, an entity, a macro's part and a link to a picture elsewhere. The
PDF is written here object by object (ISO 32000). Both must give the sections that were written, and
nothing that was not. The last line is `N passed, N failed`.
"""

import csv
import io
import os
import subprocess
import sys
import tempfile
import zipfile

CLOCK = "2026-11-20T12:00:00-08:00"
SECTIONS = [
    ("Steering committee", ["The committee meets each month & reports to the board."]),
    ("Screening", ["Each youth from the age of ten is screened at intake."]),
    ("Training", ["CSE 101 for every worker.", "CSE 102 for those who carry cases."]),
    ("Budget", []),
]
CHECKS = {"passed": 0, "failed": 0}
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def check(name, holds, found=""):
    CHECKS["passed" if holds else "failed"] += 1
    if not holds:
        print(f"FAILED {name}: {found}", flush=True)


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def paragraph(text, style=None, bold=False):
    head = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    run = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:p>{head}<w:r>{run}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r></w:p>'


def table(rows):
    cells = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows)
    grid = "<w:tblGrid>" + '<w:gridCol w:w="2000"/>' * len(rows[0]) + "</w:tblGrid>"
    look = '<w:tblPr><w:tblLook w:firstRow="1"/></w:tblPr>'
    return f"<w:tbl>{look}{grid}{cells}</w:tbl>"


def write_docx(path):
    body = paragraph("A county's plan")
    for place, (name, lines) in enumerate(SECTIONS):
        # One heading by its style, one by its look alone, one with its number.
        body += (paragraph(f"{place + 1}. {name}:", bold=True) if place == 1
                 else paragraph(name, style="Heading2"))
        body += "".join(paragraph(line) for line in lines)
        if name == "Budget":
            body += table([["Purpose", "Dollars"], ["training", "900"]])
    xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    relation = f'<Relationships xmlns="{PACKAGE}/relationships">%s</Relationships>'
    parts = {
        "[Content_Types].xml":
            f'{xml}<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="rels"'
            ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
            'officedocument.wordprocessingml.document.main+xml"/>'
            '<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-'
            'officedocument.wordprocessingml.styles+xml"/></Types>',
        "_rels/.rels": xml + relation % (
            f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'),
        "word/_rels/document.xml.rels": xml + relation % (
            f'<Relationship Id="r1" Type="{OFFICE}/styles" Target="styles.xml"/>'
            f'<Relationship Id="r2" Type="{OFFICE}/image" TargetMode="External"'
            ' Target="file:///etc/passwd"/>'),
        "word/styles.xml":
            f'{xml}<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="Heading2">'
            '<w:name w:val="heading 2"/></w:style></w:styles>',
        "word/document.xml":
            f'{xml}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)


def write_pdf(path):
    lines = []
    for name, body in SECTIONS:
        lines += [name, *body, ""]
    shown = "".join(
        "(%s) Tj T*\n" % line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        for line in lines)
    stream = f"BT /F1 12 Tf 72 720 Td 16 TL\n{shown}ET".encode("ascii")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, start)
    with open(path, "wb") as file:
        file.write(out)


class Board:
    def __init__(self, binary, folder):
        self.words = [binary, "--store", os.path.join(folder, "demo.db")]
        self.folder = folder
        counties = os.path.join(folder, "counties.csv")
        with open(counties, "w", encoding="ascii") as file:
            file.write("fips,name\n06029,Kern\n")
        check("a store is made", self.run("init", "--demo").returncode == 0)
        check("with a county", self.run("import", "counties", counties).returncode == 0)

    def run(self, *words):
        own = [] if words[0] == "plans" else ["--clock", CLOCK]
        return subprocess.run([*self.words, *own, *words], capture_output=True, text=True, check=False,
                              env={"HOME": self.folder, "PATH": os.environ["PATH"]})

    def sections(self, year):
        answer = self.run("plans", "show", "06029", year, "-f", "csv", "--as-of", CLOCK)
        return {row["section"]: row for row in csv.DictReader(io.StringIO(answer.stdout))}


def check_plan(board, form, path, year):
    answer = board.run("import", "plans", path)
    check(f"{form} is taken", answer.returncode == 0, answer.stderr)
    check(f"{form}: its headings are known",
          f"{len(SECTIONS)} of the required sections" in answer.stderr, answer.stderr)
    found = board.sections(year)
    for name, lines in SECTIONS:
        text = found.get(name, {}).get("text", "")
        for line in lines:
            check(f"{form}: {name}", " ".join(line.split()) in " ".join(text.split()), text)
    again = board.run("import", "plans", path)
    check(f"{form} again changes nothing", "nothing changed" in again.stdout, again.stdout)
    return found


def main():
    binary = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        board = Board(binary, folder)
        docx, pdf = (os.path.join(folder, name)
                     for name in ("06029-2031-32.docx", "06029-2032-33.pdf"))
        write_docx(docx)
        write_pdf(pdf)
        found = check_plan(board, "docx", docx, "2031-32")
        budget = found.get("Budget", {}).get("text", "")
        check("docx: a table is one of Markdown", "| training" in budget, budget)
        check("docx: nothing beside the document is read",
              not any("root:" in row["text"] for row in found.values()))
        check_plan(board, "pdf", pdf, "2032-33")
        # Half a document is refused, and changes nothing.
        with open(docx, "rb") as file:
            half = file.read()[:600]
        with open(docx, "wb") as file:
            file.write(half)
        check("docx: half of one is refused", board.run("import", "plans", docx).returncode == 65)
        check("docx: the plan stands", board.sections("2031-32").keys() == found.keys())
    print(f"{CHECKS['passed']} passed, {CHECKS['failed']} failed")
    sys.exit(CHECKS["failed"] > 0)


main()
