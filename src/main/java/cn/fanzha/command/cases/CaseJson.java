package cn.fanzha.command.cases;

import cn.fanzha.command.platform.api.JsonFields;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.Phone;
import cn.fanzha.command.shared.RegionCode;
import cn.fanzha.command.shared.ResidentId;
import cn.fanzha.command.shared.Text;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The description of a case in the API's JSON; logging one and changing one read the same fields by the same rules. */
public final class CaseJson {

    /** The fields of the description. */
    public static final Set<String> FIELDS = Set.of(
            "channel",
            "fraudType",
            "reportedAt",
            "amountInvolved",
            "loss",
            "regionCode",
            "summary",
            "victimName",
            "victimIdNo",
            "victimPhone");

    private static final int STORY_AT_MOST = 20_000;
    private static final int NAME_AT_MOST = 100;

    private CaseJson() {}

    /**
     * What the fields say; what is absent stays as it was, null takes it away. Faults are noted in the fields.
     *
     * @param before what stands; of a new case its defaults
     * @param now the report can't be later
     */
    public static NewCase read(JsonFields fields, NewCase before, FraudTypes types, Instant now) {
        Channel channel = kept(fields, "channel", before.channel(), () -> fields.required("channel", Channel::valueOf));
        Instant reported = kept(fields, "reportedAt", before.reportedAt(), () -> fields.moment("reportedAt"));
        if (reported != null && reported.isAfter(now)) {
            fields.note("reportedAt", "api.field.future");
        }
        String idNo =
                kept(fields, "victimIdNo", before.victimIdNo(), () -> fields.value("victimIdNo", CaseJson::document));
        return new NewCase(
                Objects.requireNonNullElse(channel, before.channel()),
                kept(
                        fields,
                        "fraudType",
                        before.fraudType(),
                        () -> fields.value("fraudType", code -> known(code, types))),
                Objects.requireNonNullElse(reported, before.reportedAt()),
                kept(
                        fields,
                        "amountInvolved",
                        before.amountInvolved(),
                        () -> fields.value("amountInvolved", Money::of)),
                kept(fields, "loss", before.loss(), () -> fields.value("loss", Money::of)),
                kept(
                        fields,
                        "regionCode",
                        before.regionCode(),
                        () -> fields.value(
                                "regionCode", text -> RegionCode.of(text).value())),
                kept(fields, "summary", before.summary(), () -> fields.text("summary", STORY_AT_MOST)),
                kept(fields, "victimName", before.victimName(), () -> fields.text("victimName", NAME_AT_MOST)),
                idNo,
                fields.has("victimIdNo") ? IdDocument.guess(idNo) : before.victimIdKind(),
                kept(
                        fields,
                        "victimPhone",
                        before.victimPhone(),
                        () -> fields.value("victimPhone", text -> Phone.of(text).value())));
    }

    /**
     * A resident's ID where it looks like one; else a passport or other paper.
     *
     * @throws InvalidValueException neither
     */
    public static String document(String typed) {
        String paper = Text.halfWidth(typed);
        if (paper.matches("[0-9]{15,}[0-9Xx]?")) {
            return ResidentId.of(paper).value();
        }
        if (!paper.matches("[A-Za-z0-9()/-]{5,20}")) {
            throw new InvalidValueException("cases.api.document");
        }
        return paper.toUpperCase(Locale.ROOT);
    }

    private static <T> @Nullable T kept(
            JsonFields fields, String name, @Nullable T before, Supplier<@Nullable T> reader) {
        return fields.has(name) ? reader.get() : before;
    }

    private static String known(String code, FraudTypes types) {
        return types.find(code)
                .orElseThrow(() -> new InvalidValueException("cases.api.fraud-type"))
                .code();
    }
}
