"""The empty file to fill in: a sheet with headings and lists to choose from, and one that explains every column."""

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from .cells import letter
from .columns import ReferenceColumn
from .exporting import saved
from .references import Names, words_of

FILLED, LONGEST_LIST = 1000, 500  # lines with lists to choose from; choices of a list
REQUIRED, OPTIONAL = PatternFill("solid", fgColor="ECE7DC"), PatternFill("solid", fgColor="F6F8F6")


def template_file(table, access):
    """The workbook; the lists hold what this person may choose."""
    book = Workbook(write_only=True)
    choices = {column: choices_of(column, access) for column in table.columns}
    write_headings(book.create_sheet(str(table.model._meta.verbose_name)[:31]), table, choices)
    write_explanations(book.create_sheet(_("填写说明")), table, choices)
    write_lists(book.create_sheet(LISTS), choices)
    return saved(book)


LISTS = "lists"


def choices_of(column, access):
    """The texts that a cell may hold, when they are few enough for a list."""
    if not isinstance(column, ReferenceColumn):
        return column.allowed
    key, title = words_of(column.related)
    names, rows = Names(), access.choices(column.field).order_by(key).values_list("pk", key, title)
    found = list(rows[: LONGEST_LIST + 1])
    for pk, code, name in found:
        names.add(column.related, pk, code, name)
    return [names.text(column.related, pk) for pk, *_words in found] if len(found) <= LONGEST_LIST else []


def write_headings(sheet, table, choices):
    sheet.freeze_panes = "A2"
    for place, column in enumerate(table.columns, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = max(14, min(34, 2 * len(column.label) + 6))
    for place, column in enumerate(choices):
        if choices[column] and not getattr(column, "many", False):
            sheet.data_validations.append(list_beside(place, len(choices[column])))
    sheet.append([heading_cell(sheet, table, column) for column in table.columns])


def list_beside(place, number):
    """A drop-down in each cell of the column, from the same column of the sheet of lists."""
    at = letter(place)
    rule = DataValidation(type="list", formula1=f"{LISTS}!${at}$1:${at}${number}", allow_blank=True)
    rule.showErrorMessage = False  # a code alone is right as well
    rule.add(f"{at}2:{at}{FILLED}")
    return rule


def key_columns(table):
    return {table.by_name[name] for key in table.keys for name in key}


def heading_cell(sheet, table, column):
    """What a new row needs is darker, what recognises a row is underlined."""
    cell = WriteOnlyCell(sheet, value=column.heading)
    cell.font = Font(bold=True, underline="single" if column in key_columns(table) else None)
    cell.fill = REQUIRED if table.needs(column) else OPTIONAL
    return cell


def write_explanations(sheet, table, choices):
    for place, width in zip("ABCDEF", (6, 32, 26, 10, 40, 70), strict=True):
        sheet.column_dimensions[place].width = width
    for remark in remarks(table):
        sheet.append([remark])
    sheet.append([])
    sheet.append([bold(sheet, text) for text in (_("列"), _("名称"), _("代码"), _("必填"), _("填什么"), _("可选值"))])
    for place, column in enumerate(table.columns):
        sheet.append(
            [
                letter(place),
                column.label,
                column.name,
                _("是") if table.needs(column) else "",
                *explained(column, choices[column]),
            ]
        )


def remarks(table):
    """What holds for the file as a whole."""
    return [
        _("按这一列认出每一行：%(key)s。库里有就修改，没有就新增。") % {"key": table.key_words},
        _("文件里没有的列保持不变；有这一列而格子空着，就是清空。"),
        _("不要改动表头方括号里的代码；列的顺序可以变，不用的列可以删。"),
        _("只要有一行不对，整个文件都不写入。"),
        _("写入的新行是草稿，已发布内容的修改先送审核。"),
    ]


def bold(sheet, text):
    cell = WriteOnlyCell(sheet, value=text)
    cell.font = Font(bold=True)
    return cell


def explained(column, choices):
    hint = " ".join(str(part) for part in (column.kind, column.hint) if part)
    shown = "；".join(choices[:60]) + ("…" if len(choices) > 60 else "")
    return [hint, shown]


def template_lines(table):
    """The template as CSV: the headings alone."""
    return [[column.heading for column in table.columns]]


def write_lists(sheet, choices):
    sheet.sheet_state = "hidden"
    longest = max(map(len, choices.values()), default=0)
    for number in range(longest):
        sheet.append([texts[number] if number < len(texts) else None for texts in choices.values()])
