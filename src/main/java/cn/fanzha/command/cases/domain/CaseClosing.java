package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.cases.NewCase;
import cn.fanzha.command.cases.StepOutcome.Lack;
import cn.fanzha.command.cases.domain.CaseChanges.Values;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.RegionCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The closing dialog 结案: what the file holds of what statistics need, what is missing, and what it keeps of the answers. */
@Component
public class CaseClosing {

    private static final int TAGS_AT_MOST = 20;
    private static final int TAG_LENGTH = 20;
    private static final int REASON = 4;

    private final CaseRepository cases;
    private final CaseAccess access;
    private final CaseChanges changes;
    private final FraudTypes types;
    private final JdbcClient jdbc;

    CaseClosing(CaseRepository cases, CaseAccess access, CaseChanges changes, FraudTypes types, JdbcClient jdbc) {
        this.cases = cases;
        this.access = access;
        this.changes = changes;
        this.types = types;
        this.jdbc = jdbc;
    }

    /**
     * The dialog as it opens.
     *
     * @param held what the file holds already; recovered is what the banks returned, where nobody wrote it down
     * @param suspects how many suspects the file names
     * @param solvedKnown the file has the date of its solving, which is then not asked
     */
    public record Dialog(CaseState state, Closing held, int suspects, boolean solvedKnown) {}

    /** For those who work on the file. */
    @Transactional(readOnly = true)
    public Dialog open(CaseNumber number, Actor actor) {
        CaseFile file = cases.findByCaseNo(number.value()).orElseThrow(() -> new NotFoundException("case", number));
        access.requireWork(file, actor);
        Money recovered = file.recovered();
        Closing held = new Closing(
                file.details(null).loss(),
                recovered == null ? returned(file) : recovered,
                file.details(null).fraudType(),
                file.details(null).regionCode(),
                null,
                null,
                tags(file),
                false);
        return new Dialog(file.state(), held, suspects(file), file.firstDateOf(CaseState.SOLVED) != null);
    }

    /** What is missing or wrong, in the order of the dialog; none: the case can be closed with it. */
    List<Lack> lacks(CaseFile file, Closing closing) {
        List<Lack> lacks = new ArrayList<>();
        Money loss = closing.loss();
        Money recovered = closing.recovered();
        if (loss == null) {
            lacks.add(Lack.of("loss", "cases.closing.missing.loss"));
        } else if (loss.isNegative()) {
            lacks.add(Lack.of("loss", "cases.closing.refused.negative"));
        }
        if (recovered == null) {
            lacks.add(Lack.of("recovered", "cases.closing.missing.recovered"));
        } else if (recovered.isNegative()) {
            lacks.add(Lack.of("recovered", "cases.closing.refused.negative"));
        } else if (loss != null && recovered.compareTo(loss.max(file.amountInvolved())) > 0) {
            lacks.add(Lack.of("recovered", "cases.closing.refused.recovered"));
        }
        solved(file, closing.solvedAt(), lacks);
        String reason = closing.noSuspects();
        if (suspects(file) == 0 && (reason == null || reason.length() < REASON)) {
            lacks.add(Lack.of("noSuspects", "cases.closing.missing.suspects"));
        }
        String type = closing.fraudType();
        if (type == null) {
            lacks.add(Lack.of("fraudType", "cases.closing.missing.fraud-type"));
        } else if (types.find(type).isEmpty()) {
            lacks.add(Lack.of("fraudType", "cases.closing.refused.fraud-type"));
        }
        String region = closing.regionCode();
        if (region == null) {
            lacks.add(Lack.of("regionCode", "cases.closing.missing.region"));
        } else {
            region(region, lacks);
        }
        if (closing.tags().isEmpty() && !closing.noTags()) {
            lacks.add(Lack.of("tags", "cases.closing.missing.tags"));
        } else if (closing.tags().size() > TAGS_AT_MOST
                || closing.tags().stream().anyMatch(tag -> tag.length() > TAG_LENGTH)) {
            lacks.add(Lack.of("tags", "cases.closing.refused.tags", TAGS_AT_MOST, TAG_LENGTH));
        }
        return lacks;
    }

    private static void solved(CaseFile file, @Nullable Instant typed, List<Lack> lacks) {
        if (file.firstDateOf(CaseState.SOLVED) != null) {
            return;
        }
        Instant filed = file.firstDateOf(CaseState.FILED);
        Instant after = filed == null ? file.ref().reportedAt() : filed;
        Instant concluded = file.firstDateOf(CaseState.CONCLUDED);
        Instant prosecuted = file.firstDateOf(CaseState.PROSECUTED);
        Instant before = concluded == null ? prosecuted : concluded;
        if (typed == null) {
            lacks.add(Lack.of("solvedAt", "cases.closing.missing.solved"));
        } else if (typed.isBefore(after) || before != null && typed.isAfter(before)) {
            lacks.add(Lack.of(
                    "solvedAt",
                    "cases.closing.refused.solved",
                    ChinaTime.formatSeconds(after),
                    before == null ? "—" : ChinaTime.formatSeconds(before)));
        }
    }

    private static void region(String region, List<Lack> lacks) {
        try {
            RegionCode.of(region);
        } catch (InvalidValueException e) {
            lacks.add(Lack.of("regionCode", e.key(), e.args()));
        }
    }

    /** Keeps the answers, within the step's transaction. */
    void keep(CaseFile file, Closing closing, Actor actor) {
        NewCase before = file.details(null);
        Money recovered = file.recovered();
        List<String> tags = tags(file);
        file.close(closing);
        cases.save(file);
        cases.flush();
        jdbc.sql("update case_file set no_suspects = ? where id = ?")
                .param(suspects(file) == 0 ? closing.noSuspects() : null)
                .param(file.getId())
                .update();
        jdbc.sql("delete from case_tag where case_id = ? and tag <> all(?)")
                .params(file.getId(), closing.tags().toArray(String[]::new))
                .update();
        jdbc.sql("insert into case_tag (case_id, tag) select ?, unnest(?::text[]) on conflict do nothing")
                .params(file.getId(), closing.tags().toArray(String[]::new))
                .update();
        FieldTexts.compare(before, file.details(null))
                .forEach(values -> changes.write(file.getId(), 0, values, null, actor));
        changes.write(
                file.getId(),
                0,
                new Values(CaseField.RECOVERED, FieldTexts.plain(recovered), FieldTexts.plain(file.recovered())),
                null,
                actor);
        changes.write(
                file.getId(),
                0,
                new Values(CaseField.TAGS, FieldTexts.joined(tags), FieldTexts.joined(closing.tags())),
                null,
                actor);
    }

    private List<String> tags(CaseFile file) {
        return jdbc.sql("select tag from case_tag where case_id = ? order by tag")
                .param(file.getId())
                .query((rs, n) -> rs.getString(1))
                .list();
    }

    private int suspects(CaseFile file) {
        return jdbc.sql("select count(*) from suspect_case where case_id = ?")
                .param(file.getId())
                .query(Integer.class)
                .single();
    }

    private @Nullable Money returned(CaseFile file) {
        BigDecimal returned = jdbc.sql("select sum(amount) from fund_return where case_id = ? and state = 'RETURNED'")
                .param(file.getId())
                .query((rs, n) -> java.util.Optional.ofNullable(rs.getBigDecimal(1)))
                .single()
                .orElse(null);
        return returned == null ? null : Money.of(returned);
    }
}
