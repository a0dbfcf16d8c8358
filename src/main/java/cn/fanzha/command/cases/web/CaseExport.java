package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.cases.domain.CaseFilter;
import cn.fanzha.command.cases.domain.CaseList;
import cn.fanzha.command.cases.domain.CaseRow;
import cn.fanzha.command.identity.Accounts;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.shared.Money;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Cases that leave as a file: a named export, in the audit log with its reason before the first byte goes, and again with
 * its length when it has gone; each file says who took it and when; personal data are masked (Anti-fraud law 2022 art. 5).
 */
@Component
class CaseExport {

    /** Rows that one file may hold. */
    static final int AT_MOST = 200_000;

    private static final int READ_AT_ONCE = 1_000;

    private final CaseList list;
    private final Accounts accounts;
    private final Units units;
    private final FraudTypes types;
    private final MessageSource messages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseExport(
            CaseList list,
            Accounts accounts,
            Units units,
            FraudTypes types,
            MessageSource messages,
            ApplicationEventPublisher events,
            Clock clock) {
        this.list = list;
        this.accounts = accounts;
        this.units = units;
        this.types = types;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What leaves.
     *
     * @param described the filters, for the file's head and the audit log
     * @param reason why it is needed
     */
    record Order(CaseFilter filter, Set<CaseColumn> columns, Map<String, String> described, String reason) {}

    /** Says in the audit log what is about to leave. */
    void announce(Order order) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("reason", order.reason());
        details.put("filter", order.described().toString());
        details.put(
                "columns",
                order.columns().stream().map(CaseColumn::word).toList().toString());
        List<String> numbers = order.filter().numbers();
        details.put("chosen", numbers == null ? null : numbers.size());
        events.publishEvent(Audited.done("case.export", "cases", "list", details));
    }

    /** Writes the rows as they are read, 1,000 at a time, each time in a transaction of its own. */
    void write(Order order, Actor actor, Locale locale, OutputStream out) throws IOException {
        int written = 0;
        boolean more = true;
        try (CaseSheet sheet = new CaseSheet(out, text("cases.list.title", locale))) {
            widths(sheet, order.columns());
            sheet.line(text("cases.list.title", locale));
            String stamp = text(
                    "cases.export.stamp",
                    locale,
                    actor.displayName(),
                    actor.username(),
                    units.get(actor.unitId()).name(),
                    ChinaTime.formatSeconds(clock.instant()));
            sheet.foot(stamp);
            sheet.line(stamp);
            sheet.line(text("cases.export.reason-line", locale, order.reason()));
            sheet.line(text("cases.export.masked", locale));
            List<String> head = new ArrayList<>(List.of(text("cases.number", locale)));
            order.columns().forEach(column -> head.add(text("cases.column." + column, locale)));
            sheet.head(head);
            Cursor position = null;
            Map<UUID, String> people = new HashMap<>();
            Names names = new Names(units, types, locale);
            while (more && written < AT_MOST) {
                KeysetPage<CaseRow> page =
                        list.page(order.filter().from(position), actor, Math.min(READ_AT_ONCE, AT_MOST - written));
                know(page.rows(), people, order.columns());
                for (CaseRow row : page.rows()) {
                    line(sheet, row, order.columns(), names, people, locale);
                }
                written += page.rows().size();
                more = page.next() != null;
                position = more
                        ? new Cursor(
                                page.rows().getLast().reportedAt(),
                                page.rows().getLast().id())
                        : null;
            }
            if (more) {
                sheet.line(text("cases.export.cut", locale, String.valueOf(AT_MOST)));
            }
        }
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("rows", written);
        details.put("cut", more);
        events.publishEvent(Audited.done("case.export-done", "cases", "list", details));
    }

    private void know(List<CaseRow> rows, Map<UUID, String> people, Set<CaseColumn> columns) {
        if (!columns.contains(CaseColumn.HANDLER)) {
            return;
        }
        Set<UUID> unknown = new HashSet<>();
        for (CaseRow row : rows) {
            UUID id = row.handlerId();
            if (id != null && !people.containsKey(id)) {
                unknown.add(id);
            }
        }
        if (!unknown.isEmpty()) {
            people.putAll(accounts.displayNames(unknown));
            unknown.forEach(id -> people.putIfAbsent(id, "—"));
        }
    }

    private void line(
            CaseSheet sheet,
            CaseRow row,
            Set<CaseColumn> columns,
            Names names,
            Map<UUID, String> people,
            Locale locale) {
        sheet.text(row.number());
        for (CaseColumn column : columns) {
            if (!row.open() && column != CaseColumn.UNIT) {
                sheet.text("—");
                continue;
            }
            switch (column) {
                case STATE -> sheet.text(text("cases.state." + row.state(), locale));
                case TYPE -> sheet.text(names.type(row.fraudType()));
                case AMOUNT -> sheet.amount(row.amountInvolved().yuan());
                case LOSS -> sheet.amount(yuan(row.loss()));
                case RECOVERED -> sheet.amount(yuan(row.recovered()));
                case VICTIM -> sheet.text(row.victimName());
                case PHONE -> sheet.text(row.victimPhone());
                case REPORTED -> sheet.text(ChinaTime.format(row.reportedAt()));
                case FILED -> sheet.text(time(row.filedAt()));
                case SOLVED -> sheet.text(time(row.solvedAt()));
                case CHANNEL -> sheet.text(text("cases.channel." + row.channel(), locale));
                case HANDLER -> sheet.text(row.handlerId() == null ? null : people.get(row.handlerId()));
                case REGION -> sheet.text(row.regionCode());
                case TAGS -> sheet.text(String.join("；", row.tags()));
                case UPDATED -> sheet.text(ChinaTime.format(row.updatedAt()));
                case UNIT -> sheet.text(names.unit(row.unitId()));
            }
        }
        sheet.end();
    }

    private static void widths(CaseSheet sheet, Set<CaseColumn> columns) {
        sheet.width(0, 26);
        int position = 1;
        for (CaseColumn column : columns) {
            sheet.width(position++, column == CaseColumn.TYPE || column == CaseColumn.UNIT ? 22 : 18);
        }
    }

    private static @Nullable BigDecimal yuan(@Nullable Money amount) {
        return amount == null ? null : amount.yuan();
    }

    private static @Nullable String time(@Nullable Instant at) {
        return at == null ? null : ChinaTime.format(at);
    }

    private String text(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
