"""Sets one PDF in a process of its own: the job as JSON on standard input, the PDF on standard output.

The compiler keeps what it has set for later, and the memory of a worker would grow with every sheet. It is started with
nothing of the portal loaded. A template that cannot use the data ends with status 1 and the reason on standard error.
"""

import json
import sys

import typst


def main():
    job = json.load(sys.stdin.buffer)
    try:
        sheet = typst.compile(
            job["template"],
            root=job["root"],
            font_paths=[job["fonts"]],
            ignore_system_fonts=True,
            sys_inputs={"data": job["data"]},
            pdf_standards=["ua-1"],
        )
    except typst.TypstError as problem:
        sys.exit(str(problem))
    sys.stdout.buffer.write(sheet)


if __name__ == "__main__":
    main()
