package cn.fanzha.command.funds.domain;

import cn.fanzha.command.cases.VictimsInFull;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the application form of a request says, in Chinese and in full. */
@Component
class StopApplicationFacts {

    private static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
    private static final int TRANSFERS_AT_MOST = 50;

    private final Observables observables;
    private final VictimsInFull victims;
    private final Units units;
    private final PersonalDataCipher cipher;
    private final MessageSource messages;
    private final JdbcClient jdbc;

    StopApplicationFacts(
            Observables observables,
            VictimsInFull victims,
            Units units,
            PersonalDataCipher cipher,
            MessageSource messages,
            JdbcClient jdbc) {
        this.observables = observables;
        this.victims = victims;
        this.units = units;
        this.cipher = cipher;
        this.messages = messages;
        this.jdbc = jdbc;
    }

    Map<String, String> fields(StopPayment stop) {
        Map<String, String> fields = new HashMap<>();
        fields.put("stop.number", stop.requestNo);
        put(fields, "case.number", stop.caseNo);
        fields.put("unit.name", units.get(stop.unitId).name());
        fields.put("institution", units.get(stop.institutionId).name());
        fields.put("account.kind", word("funds.kind." + stop.accountKind));
        fields.put("account", observables.reveal(stop.accountId).value());
        fields.put("holder", stop.holder);
        fields.put("amount", Money.of(stop.amount).grouped());
        put(fields, "transferred.at", stop.transferredAt == null ? null : ChinaTime.formatSeconds(stop.transferredAt));
        fields.put("urgency", word("funds.urgency." + stop.urgency));
        fields.put("requested.at", ChinaTime.formatSeconds(stop.requestedAt));
        if (stop.victimIdChecked != null) {
            fields.put(
                    "victim.checked",
                    word(stop.victimIdChecked ? "funds.victim-id.checked" : "funds.victim-id.pending"));
        }
        Officers officers = stop.officers;
        if (officers != null) {
            fields.put("officer", officers.officerName);
            put(fields, "second.officer", officers.secondOfficerName);
            put(
                    fields,
                    "signed.at",
                    officers.countersignedAt == null ? null : ChinaTime.formatSeconds(officers.countersignedAt));
        }
        if (stop.caseId != null) {
            victims.of(stop.caseId).stream().findFirst().ifPresent(victim -> {
                put(fields, "victim.name", victim.name());
                put(fields, "victim.id", victim.idNo());
                put(fields, "victim.phone", victim.phone());
            });
        }
        return fields;
    }

    private record Told(
            String at,
            @Nullable UUID from,
            UUID to,
            @Nullable String holder,
            String amount) {}

    /** What the victims of the case sent to the account, the earliest first, 50 at most. */
    Map<String, List<Map<String, String>>> tables(StopPayment stop) {
        if (stop.caseId == null) {
            return Map.of();
        }
        List<Told> told = jdbc.sql("""
                        select at, from_account_id, to_account_id, to_name, amount from transfer
                        where case_id = ? and to_account_id = ? order by at, id limit ?""")
                .params(stop.caseId, stop.accountId, TRANSFERS_AT_MOST)
                .query((rs, n) -> {
                    byte[] holder = rs.getBytes("to_name");
                    return new Told(
                            ChinaTime.formatSeconds(rs.getTimestamp("at").toInstant()),
                            rs.getObject("from_account_id", UUID.class),
                            rs.getObject("to_account_id", UUID.class),
                            holder == null ? null : cipher.decrypt(ValueKind.NAME, holder),
                            Money.of(rs.getBigDecimal("amount")).grouped());
                })
                .list();
        List<Map<String, String>> rows = new ArrayList<>();
        for (Told one : told) {
            Map<String, String> row = new HashMap<>();
            row.put("no", String.valueOf(rows.size() + 1));
            row.put("at", one.at);
            put(
                    row,
                    "from",
                    one.from == null ? null : observables.reveal(one.from).value());
            row.put("to", observables.reveal(one.to).value());
            put(row, "holder", one.holder == null ? stop.holder : one.holder);
            row.put("amount", one.amount);
            rows.add(row);
        }
        return Map.of("transfers", rows);
    }

    private String word(String key) {
        return messages.getMessage(key, null, CHINESE);
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
