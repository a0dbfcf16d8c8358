package cn.fanzha.command.organisation.domain;

import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.organisation.domain.UnitOutcome.Problem;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.UnitCode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The system administrator keeps the tree and the institutions. Changes wait for one another, so that two moves at once
 * can't tie the tree into a ring; each is audited with what stood before and after.
 */
@Component
@PreAuthorize("hasRole('SYSTEM_ADMIN')")
public class UnitDirectory {

    private final UnitRepository repository;
    private final Units units;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    UnitDirectory(
            UnitRepository repository, Units units, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.repository = repository;
        this.units = units;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Publishes {@code unit.create}. Refused where the code is taken or wrong, or the place isn't lawful. */
    @Transactional
    public UnitOutcome create(UnitDraft typed) {
        waitForOthers();
        UnitDraft draft = normal(typed);
        Unit parent = parent(draft);
        List<Problem> problems = UnitRules.check(draft, null, parent, List.of());
        if (problems.isEmpty() && repository.existsByCode(draft.code())) {
            problems = List.of(Problem.of("code", "organisation.problem.code-taken"));
        }
        if (!problems.isEmpty()) {
            return new UnitOutcome.Refused(problems);
        }
        UnitDetails created = repository
                .saveAndFlush(Unit.founded(draft, parent, clock.instant()))
                .details(draft.parent());
        return saved("unit.create", null, created);
    }

    /**
     * Everything but the code may change; under another parent the units below move along. Publishes
     * {@code unit.edit}.
     *
     * @param version that the form was opened with
     * @throws NotFoundException there is no such unit
     */
    @Transactional
    public UnitOutcome edit(String code, UnitDraft typed, int version) {
        waitForOthers();
        Unit unit = find(code);
        UnitDetails before = details(unit);
        if (unit.version() != version) {
            return new UnitOutcome.Stale(before);
        }
        if (unit.kind() == UnitKind.PLATFORM) {
            return new UnitOutcome.Refused(List.of(Problem.of("kind", "organisation.problem.platform")));
        }
        UnitDraft draft = normal(typed);
        Unit parent = parent(draft);
        List<Problem> problems = UnitRules.check(draft, unit, parent, repository.findByParentId(unit.getId()));
        if (!problems.isEmpty()) {
            return new UnitOutcome.Refused(problems);
        }
        unit.describe(draft, parent);
        UnitDetails after = repository.saveAndFlush(unit).details(draft.parent());
        moveUnitsBelow(before.path(), after.path());
        return saved("unit.edit", before, after);
    }

    /**
     * Takes a unit out of service, or back. It stays in the tree and keeps its rows; it is offered no more where a unit
     * is chosen. Refused while units below it are in service. Publishes {@code unit.deactivate} or
     * {@code unit.activate}.
     *
     * @throws NotFoundException there is no such unit
     */
    @Transactional
    public UnitOutcome setActive(String code, boolean active, int version) {
        waitForOthers();
        Unit unit = find(code);
        UnitDetails before = details(unit);
        if (unit.version() != version) {
            return new UnitOutcome.Stale(before);
        }
        if (unit.kind() == UnitKind.PLATFORM) {
            return new UnitOutcome.Refused(List.of(Problem.of("active", "organisation.problem.platform")));
        }
        if (!active && repository.findByParentId(unit.getId()).stream().anyMatch(Unit::isActive)) {
            return new UnitOutcome.Refused(List.of(Problem.of("active", "organisation.problem.active-below")));
        }
        unit.setOut(active);
        UnitDetails after = repository.saveAndFlush(unit).details(before.parent());
        return saved(active ? "unit.activate" : "unit.deactivate", before, after);
    }

    private void waitForOthers() {
        jdbc.sql("select revision from unit_revision for update")
                .query(Long.class)
                .single();
    }

    private void moveUnitsBelow(String from, String to) {
        if (!from.equals(to)) {
            jdbc.sql("update unit set path = ? || substr(path, length(?) + 1) where path like ? || '_%'")
                    .params(to, from, from)
                    .update();
        }
    }

    private UnitOutcome saved(String action, @Nullable UnitDetails before, UnitDetails after) {
        Map<String, @Nullable Object> details = before == null
                ? Map.of("after", after.audited())
                : Map.of("before", before.audited(), "after", after.audited());
        events.publishEvent(Audited.done(action, "unit", after.code(), details));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                units.refresh();
            }
        });
        return new UnitOutcome.Saved(after);
    }

    private Unit find(String code) {
        return repository.findByCode(code).orElseThrow(() -> new NotFoundException("unit", code));
    }

    private @Nullable Unit parent(UnitDraft draft) {
        return draft.parent() == null
                ? null
                : repository.findByCode(draft.parent()).orElse(null);
    }

    private UnitDetails details(Unit unit) {
        return unit.details(
                unit.parentId() == null
                        ? null
                        : repository.findById(unit.parentId()).map(Unit::code).orElse(null));
    }

    /** Codes in their normal form where they have one; what is wrong stays as typed, for the rules to refuse. */
    private static UnitDraft normal(UnitDraft typed) {
        String code = typed.code().strip();
        try {
            code = UnitRules.code(typed.kind(), code);
        } catch (InvalidValueException e) {
            // the rules say it with the field's name
        }
        String region = typed.regionCode();
        if (region == null && typed.kind().isPolice() && code.matches("[0-9]{12}")) {
            region = UnitCode.of(code).region().value();
        }
        return new UnitDraft(
                code,
                typed.name().strip(),
                typed.kind(),
                Objects.equals(typed.parent(), "") ? null : typed.parent(),
                region,
                typed.hostKind(),
                typed.contactName(),
                typed.contactPhone());
    }
}
