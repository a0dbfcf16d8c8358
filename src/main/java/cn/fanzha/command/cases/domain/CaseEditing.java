package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.cases.NewCase;
import cn.fanzha.command.cases.domain.CaseChanges.Values;
import cn.fanzha.command.cases.domain.EditOutcome.Refused;
import cn.fanzha.command.identity.AccountRef;
import cn.fanzha.command.identity.Accounts;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.crypto.BlindIndex;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.platform.live.LiveEvent;
import cn.fanzha.command.platform.live.LiveEvents;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.RegionCode;
import cn.fanzha.command.shared.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes one detail of a case on its page: officers and supervisors of the unit that holds the file, and of those above
 * it. Each change has its line in the history and in the audit log; a form that is no longer current changes nothing.
 */
@Component
public class CaseEditing {

    private final CaseRepository cases;
    private final CaseAccess access;
    private final CaseChanges changes;
    private final FraudTypes types;
    private final Accounts accounts;
    private final BlindIndex marks;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final LiveEvents live;
    private final Clock clock;

    CaseEditing(
            CaseRepository cases,
            CaseAccess access,
            CaseChanges changes,
            FraudTypes types,
            Accounts accounts,
            BlindIndex marks,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            LiveEvents live,
            Clock clock) {
        this.cases = cases;
        this.access = access;
        this.changes = changes;
        this.types = types;
        this.accounts = accounts;
        this.marks = marks;
        this.jdbc = jdbc;
        this.events = events;
        this.live = live;
        this.clock = clock;
    }

    /**
     * A detail as its form begins.
     *
     * @param value as the history writes it; null: nothing
     * @param mark tells later whether somebody else changed it meanwhile
     * @param why message key of the reason why it can't be changed; null: it can
     * @param handlers whom the case can be given to
     */
    public record Field(
            CaseField field,
            @Nullable String value,
            String mark,
            @Nullable String why,
            List<AccountRef> handlers) {}

    /** What the form of a detail begins with. */
    @Transactional(readOnly = true)
    public Field field(CaseNumber number, CaseField field, Actor actor) {
        CaseFile file = cases.findByCaseNo(number.value()).orElseThrow(() -> new NotFoundException("case", number));
        access.requireWork(file, actor);
        Refused refused = fixed(file, field);
        String value = value(file, field);
        return new Field(
                field,
                value,
                mark(field, value),
                refused == null ? null : refused.key(),
                field == CaseField.HANDLER ? handlers(file.unitId()) : List.of());
    }

    /**
     * Changes a detail; audited as {@code case.change}.
     *
     * @param mark what the form began with, see {@link Field#mark()}
     */
    @Transactional
    public EditOutcome change(
            CaseNumber number, CaseField field, @Nullable String typed, @Nullable String mark, Actor actor) {
        CaseFile file =
                cases.findLockedByCaseNo(number.value()).orElseThrow(() -> new NotFoundException("case", number));
        access.requireWork(file, actor);
        Refused fixed = fixed(file, field);
        if (fixed != null) {
            return fixed;
        }
        String value;
        try {
            value = typed == null || typed.isBlank() ? blank(field) : read(file, field, typed.strip());
        } catch (InvalidValueException e) {
            return new Refused(e.key(), List.of(e.args()));
        }
        String before = value(file, field);
        Values values = new Values(field, before, value);
        if (!values.differ()) {
            return new EditOutcome.Saved();
        }
        if (!mark(field, before).equals(mark)) {
            Optional<CaseChange> last = changes.last(file.getId(), field, 0);
            CaseChange theirs = new CaseChange(field, 0, null, before, null, clock.instant(), "");
            return new EditOutcome.Stale(
                    List.of(theirs),
                    mark(field, before),
                    last.map(CaseChange::actorName).orElse(null),
                    last.map(CaseChange::at).orElse(null));
        }
        store(file, field, value);
        changes.write(file.getId(), 0, values, null, actor);
        events.publishEvent(Audited.done("case.change", "case", number.value(), told(values)));
        live.publish(new LiveEvent("case-changed", number.value(), file.unitId(), null, null));
        return new EditOutcome.Saved();
    }

    /** The story may hold persons' data: the audit log keeps how long it was, the history what it said. */
    private static Map<String, @Nullable Object> told(Values values) {
        boolean story = values.field() == CaseField.SUMMARY;
        String before = values.before();
        String after = values.after();
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("field", values.field().name());
        told.put("before", story ? (before == null ? 0 : before.length()) : before);
        told.put("after", story ? (after == null ? 0 : after.length()) : after);
        return told;
    }

    /** The detail may be changed while the case stands so: the time of the report until the first step was taken. */
    public static boolean open(CaseField field, CaseState state) {
        return refusal(field, state) == null;
    }

    private static @Nullable Refused refusal(CaseField field, CaseState state) {
        if (state == CaseState.TRANSFERRED) {
            return Refused.because("cases.edit.refused.transferred");
        }
        if (!state.isOpen() && !field.outlivesTheCase()) {
            return Refused.because("cases.edit.refused.ended");
        }
        if (field == CaseField.REPORTED_AT && state != CaseState.REPORTED) {
            return Refused.because("cases.edit.refused.reported");
        }
        return null;
    }

    private static @Nullable Refused fixed(CaseFile file, CaseField field) {
        if (field.ofVictim()) {
            throw new NotFoundException("case field", field);
        }
        return refusal(field, file.state());
    }

    private @Nullable String read(CaseFile file, CaseField field, String typed) {
        return switch (field) {
            case CHANNEL -> FieldTexts.channel(typed).name();
            case FRAUD_TYPE ->
                types.find(typed)
                        .orElseThrow(() -> new InvalidValueException("cases.edit.refused.choice"))
                        .code();
            case REPORTED_AT -> reported(file, ChinaTime.parse(typed)).toString();
            case AMOUNT_INVOLVED, LOSS, RECOVERED -> {
                String amount = FieldTexts.amount(typed).toPlainString();
                yield field == CaseField.AMOUNT_INVOLVED && amount.equals("0.00") ? null : amount;
            }
            case REGION_CODE -> RegionCode.of(typed).value();
            case TAGS -> FieldTexts.tags(typed);
            case HANDLER -> handler(file, typed).toString();
            case SUMMARY -> FieldTexts.story(typed);
            case VICTIM_NAME, VICTIM_PHONE, VICTIM_ID_NO, VICTIM_ID_KIND ->
                throw new IllegalArgumentException(field.name());
        };
    }

    private static @Nullable String blank(CaseField field) {
        if (field == CaseField.CHANNEL || field == CaseField.REPORTED_AT || field == CaseField.HANDLER) {
            throw new InvalidValueException("cases.edit.refused.missing");
        }
        return null;
    }

    private Instant reported(CaseFile file, Instant at) {
        if (at.isAfter(clock.instant())) {
            throw new InvalidValueException("cases.step.refused.future");
        }
        if (!ChinaTime.month(at).equals(file.ref().number().month())) {
            throw new InvalidValueException(
                    "cases.edit.refused.month", file.ref().number().month().toString());
        }
        return at;
    }

    private UUID handler(CaseFile file, String typed) {
        return handlers(file.unitId()).stream()
                .map(AccountRef::id)
                .filter(id -> id.toString().equals(typed))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("cases.edit.refused.choice"));
    }

    private List<AccountRef> handlers(UUID unit) {
        return Stream.of(Role.OFFICER, Role.SUPERVISOR)
                .flatMap(role -> accounts.active(unit, role).stream())
                .distinct()
                .toList();
    }

    private @Nullable String value(CaseFile file, CaseField field) {
        NewCase held = file.details(null);
        return switch (field) {
            case CHANNEL -> held.channel().name();
            case FRAUD_TYPE -> held.fraudType();
            case REPORTED_AT -> held.reportedAt().toString();
            case AMOUNT_INVOLVED -> FieldTexts.plain(held.amountInvolved());
            case LOSS -> FieldTexts.plain(held.loss());
            case RECOVERED -> FieldTexts.plain(file.recovered());
            case REGION_CODE -> held.regionCode();
            case TAGS -> changes.tags(file.getId());
            case HANDLER -> {
                UUID handler = file.ref().handlerId();
                yield handler == null ? null : handler.toString();
            }
            case SUMMARY -> held.summary();
            case VICTIM_NAME, VICTIM_PHONE, VICTIM_ID_NO, VICTIM_ID_KIND ->
                throw new IllegalArgumentException(field.name());
        };
    }

    private void store(CaseFile file, CaseField field, @Nullable String value) {
        switch (field) {
            case RECOVERED -> file.recovers(FieldTexts.money(value));
            case HANDLER -> file.handledBy(UUID.fromString(Objects.requireNonNull(value)));
            case TAGS -> {
                file.touched();
                jdbc.sql("delete from case_tag where case_id = ?")
                        .param(file.getId())
                        .update();
                if (value != null) {
                    jdbc.sql("insert into case_tag (case_id, tag) select ?, unnest(?)")
                            .params(file.getId(), value.split("、"))
                            .update();
                }
            }
            default -> file.describe(FieldTexts.with(file.details(null), field, value));
        }
        cases.save(file);
    }

    private String mark(CaseField field, @Nullable String value) {
        return HexFormat.of().formatHex(marks.of(ValueKind.SECRET, field + "\n" + FieldTexts.lines(value)));
    }
}
