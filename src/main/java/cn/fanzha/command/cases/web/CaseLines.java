package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.domain.CaseRow;
import cn.fanzha.command.platform.web.Markup;
import cn.fanzha.command.shared.Money;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** The rows of the list of cases as they stand in its table; of a restricted case only number and unit. */
final class CaseLines {

    private static final String NOTHING = "—";
    private static final Money SAID_IN_FULL = Money.of("10000");
    private static final String ONE_LINE = "nowrap";

    private final Names names;
    private final Map<UUID, String> handlers;
    private final MessageSource messages;
    private final Locale locale;

    CaseLines(Names names, Map<UUID, String> handlers, MessageSource messages, Locale locale) {
        this.names = names;
        this.handlers = handlers;
        this.messages = messages;
        this.locale = locale;
    }

    /** The cells of each row, in the columns' order. */
    List<String> of(List<CaseRow> rows, Collection<CaseColumn> columns) {
        return rows.stream().map(row -> line(row, columns)).toList();
    }

    private String line(CaseRow row, Collection<CaseColumn> columns) {
        Markup line = new Markup()
                .open("td", "class", "choose")
                .open(
                        "input",
                        "class",
                        "form-check-input",
                        "type",
                        "checkbox",
                        "name",
                        "chosen",
                        "value",
                        row.number(),
                        "aria-label",
                        word("cases.bulk.choose", row.number()))
                .close("td")
                .open("td", "class", ONE_LINE)
                .open("a", "class", "mono", "href", "/cases/" + row.number())
                .text(row.number())
                .close("a")
                .close("td");
        boolean first = true;
        for (CaseColumn column : columns) {
            if (row.open() || column == CaseColumn.UNIT) {
                cell(line, column, row);
            } else {
                cell(line, "nowrap hint", first ? word("cases.restricted.row") : NOTHING);
            }
            first = false;
        }
        return line.toString();
    }

    private void cell(Markup line, CaseColumn column, CaseRow row) {
        switch (column) {
            case STATE -> state(line, row);
            case TYPE -> cell(line, ONE_LINE, names.type(row.fraudType()));
            case AMOUNT -> amount(line, row.amountInvolved());
            case LOSS -> amount(line, row.loss());
            case RECOVERED -> amount(line, row.recovered());
            case VICTIM -> cell(line, ONE_LINE, row.victimName());
            case PHONE -> cell(line, "nowrap mono", row.victimPhone());
            case REPORTED -> cell(line, ONE_LINE, names.time(row.reportedAt()));
            case FILED -> cell(line, ONE_LINE, names.time(row.filedAt()));
            case SOLVED -> cell(line, ONE_LINE, names.time(row.solvedAt()));
            case CHANNEL -> cell(line, ONE_LINE, word("cases.channel." + row.channel()));
            case HANDLER -> cell(line, ONE_LINE, row.handlerId() == null ? null : handlers.get(row.handlerId()));
            case REGION -> cell(line, ONE_LINE, row.regionCode());
            case TAGS -> tags(line, row.tags());
            case UPDATED -> cell(line, ONE_LINE, names.time(row.updatedAt()));
            case UNIT -> cell(line, ONE_LINE, names.unit(row.unitId()));
        }
    }

    private void state(Markup line, CaseRow row) {
        line.open("td")
                .open("span", "class", "status-word state-" + row.state().name().toLowerCase(Locale.ROOT))
                .text(word("cases.state." + row.state()))
                .close("span")
                .close("td");
    }

    private void amount(Markup line, @Nullable Money amount) {
        line.open("td", "class", "num", "title", amount == null ? null : amount.grouped())
                .text(
                        amount == null
                                ? NOTHING
                                : amount.compareTo(SAID_IN_FULL) < 0 ? amount.grouped() : amount.spoken(locale))
                .close("td");
    }

    private static void tags(Markup line, List<String> tags) {
        line.open("td");
        tags.forEach(tag -> line.open("span", "class", "badge bg-secondary-lt tag-mark")
                .text(tag)
                .close("span"));
        line.text(tags.isEmpty() ? NOTHING : "").close("td");
    }

    private static void cell(Markup line, String style, @Nullable String text) {
        line.open("td", "class", style).text(text == null ? NOTHING : text).close("td");
    }

    private String word(String key, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
