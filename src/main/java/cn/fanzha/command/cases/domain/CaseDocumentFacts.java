package cn.fanzha.command.cases.domain;

import static cn.fanzha.command.documents.DocumentField.personal;
import static cn.fanzha.command.documents.DocumentField.plain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.cases.VictimsInFull;
import cn.fanzha.command.documents.DocumentField;
import cn.fanzha.command.documents.DocumentField.Mask;
import cn.fanzha.command.documents.DocumentTable;
import cn.fanzha.command.identity.Accounts;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.OutOfScopeException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
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

/** What every document of a case can say of it, in Chinese, and of whom. */
@Component
class CaseDocumentFacts {

    static final List<DocumentField> FIELDS = List.of(
            plain("case.number", "案件编号", "documents.field.case.number", "A1101050100002026110001"),
            plain("unit.name", "受案单位", "documents.field.unit.name", "某某市公安局某某分局某某派出所"),
            personal("reporter.name", "报案人姓名", "documents.field.reporter.name", "王小明", Mask.NAME),
            personal("reporter.id", "报案人证件号码", "documents.field.reporter.id", "110105194912310029", Mask.ID_NUMBER),
            personal("reporter.phone", "报案人电话", "documents.field.reporter.phone", "13800138000", Mask.PHONE),
            plain("channel", "报案方式", "documents.field.channel", "96110 热线"),
            plain("reported.at", "接报时间", "documents.field.reported.at", "2026年11月20日14时5分"),
            plain("accepted.at", "受案时间", "documents.field.accepted.at", "2026年11月20日15时30分"),
            plain("fraud.type", "诈骗类型", "documents.field.fraud.type", "冒充电商物流客服"),
            plain("amount", "涉案金额", "documents.field.amount", "50,000.00"),
            plain("loss", "损失金额", "documents.field.loss", "48,000.50"),
            plain("story", "简要案情", "documents.field.story", "报案人接到自称客服的电话，对方以理赔为由要求转账。"),
            plain("handler", "经办民警", "documents.field.handler", "李警官"));

    static final List<DocumentTable> TABLES = List.of(new DocumentTable(
            "victims",
            "受害人",
            "documents.table.victims",
            List.of(
                    plain("no", "序号", "documents.field.no", "1"),
                    personal("name", "姓名", "documents.field.name", "王小明", Mask.NAME),
                    personal("id", "证件号码", "documents.field.id", "110105194912310029", Mask.ID_NUMBER),
                    personal("phone", "联系电话", "documents.field.phone", "13800138000", Mask.PHONE))));

    private static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu年M月d日H时m分", CHINESE);

    private final CaseFiles cases;
    private final VictimsInFull victims;
    private final FraudTypes types;
    private final Units units;
    private final Accounts accounts;
    private final MessageSource messages;
    private final JdbcClient jdbc;

    CaseDocumentFacts(
            CaseFiles cases,
            VictimsInFull victims,
            FraudTypes types,
            Units units,
            Accounts accounts,
            MessageSource messages,
            JdbcClient jdbc) {
        this.cases = cases;
        this.victims = victims;
        this.types = types;
        this.units = units;
        this.accounts = accounts;
        this.messages = messages;
        this.jdbc = jdbc;
    }

    /** What the columns of the file say. */
    private record Row(
            String channel,
            @Nullable String fraudType,
            BigDecimal amount,
            @Nullable BigDecimal loss,
            @Nullable String story,
            Instant reportedAt,
            @Nullable Instant acceptedAt) {}

    /** The case, if the actor may see it. */
    CaseRef seen(CaseNumber number, Actor actor) {
        return cases.require(number, actor);
    }

    /** The same, refused to units that handed the file on: they still read it, and no longer speak for it. */
    CaseRef held(CaseNumber number, Actor actor) {
        CaseRef file = seen(number, actor);
        if (!actor.scope().sees(file.unitId())) {
            throw new OutOfScopeException("case", number);
        }
        return file;
    }

    Map<String, String> fields(CaseRef file) {
        Row row = jdbc.sql("""
                        select channel, fraud_type, amount_involved, loss, summary, reported_at, accepted_at
                        from case_file where id = ?""").param(file.id()).query(CaseDocumentFacts::row).single();
        Map<String, String> fields = new HashMap<>();
        fields.put("case.number", file.number().value());
        fields.put("unit.name", units.get(file.unitId()).name());
        fields.put("channel", messages.getMessage("cases.channel." + row.channel, null, CHINESE));
        fields.put("reported.at", minute(row.reportedAt));
        put(fields, "accepted.at", row.acceptedAt == null ? null : minute(row.acceptedAt));
        put(
                fields,
                "fraud.type",
                row.fraudType == null
                        ? null
                        : types.find(row.fraudType)
                                .map(type -> type.name(CHINESE))
                                .orElse(row.fraudType));
        put(
                fields,
                "amount",
                row.amount.signum() == 0 ? null : Money.of(row.amount).grouped());
        put(fields, "loss", row.loss == null ? null : Money.of(row.loss).grouped());
        put(fields, "story", row.story);
        UUID handler = file.handlerId();
        put(fields, "handler", handler == null ? null : accounts.displayName(handler));
        victims.of(file.id()).stream().findFirst().ifPresent(reporter -> {
            put(fields, "reporter.name", reporter.name());
            put(fields, "reporter.id", reporter.idNo());
            put(fields, "reporter.phone", reporter.phone());
        });
        return fields;
    }

    Map<String, List<Map<String, String>>> tables(CaseRef file) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (VictimsInFull.Victim victim : victims.of(file.id())) {
            Map<String, String> row = new HashMap<>();
            row.put("no", String.valueOf(rows.size() + 1));
            put(row, "name", victim.name());
            put(row, "id", victim.idNo());
            put(row, "phone", victim.phone());
            rows.add(row);
        }
        return Map.of("victims", rows);
    }

    static String minute(Instant at) {
        return MINUTE.format(at.atZone(ChinaTime.ZONE));
    }

    static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    private static Row row(ResultSet rs, int n) throws SQLException {
        Timestamp accepted = rs.getTimestamp("accepted_at");
        return new Row(
                rs.getString("channel"),
                rs.getString("fraud_type"),
                rs.getBigDecimal("amount_involved"),
                rs.getBigDecimal("loss"),
                rs.getString("summary"),
                rs.getTimestamp("reported_at").toInstant(),
                accepted == null ? null : accepted.toInstant());
    }
}
