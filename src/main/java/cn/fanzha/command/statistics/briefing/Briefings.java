package cn.fanzha.command.statistics.briefing;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Scope;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Issued briefings. A supervisor issues what is drafted for a unit of the own tree; from then on nothing of it changes,
 * for the program's own database role can only add. Analysts and supervisors read those of their tree.
 */
@Component
@PreAuthorize("hasAnyRole('ANALYST', 'SUPERVISOR')")
public class Briefings {

    private final BriefingWriter writer;
    private final BriefingRecords records;
    private final Units units;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Briefings(
            BriefingWriter writer,
            BriefingRecords records,
            Units units,
            Clock clock,
            ApplicationEventPublisher events) {
        this.writer = writer;
        this.records = records;
        this.units = units;
        this.clock = clock;
        this.events = events;
    }

    /** The draft as the figures stand now; nothing is kept of it. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Draft draft(BriefingRequest request, Actor actor, Locale locale) {
        return writer.write(request, actor, locale);
    }

    /**
     * Issues the briefing under the unit's next number of the year (Asia/Shanghai). Publishes {@code briefing.issue}.
     *
     * @param fingerprint of the draft that was on the screen
     * @throws OutOfScopeException the unit is outside the actor's scope
     * @throws InvalidValueException the figures are narrowed to something that the text doesn't say
     */
    @PreAuthorize("hasRole('SUPERVISOR')")
    @Transactional
    public IssueOutcome issue(BriefingRequest request, String fingerprint, Actor by, Locale locale) {
        if (request.saysLessThanItNarrows()) {
            throw new InvalidValueException("briefings.problem.narrowed");
        }
        Draft draft = writer.write(request, by, locale);
        if (!draft.unprintable().isEmpty()) {
            return new IssueOutcome.Unprintable(draft);
        }
        if (!draft.fingerprint().equals(fingerprint)) {
            return new IssueOutcome.Changed(draft);
        }
        Instant now = clock.instant();
        UnitRef unit = request.about().unit();
        int year = ChinaTime.date(now).getYear();
        int serial = records.draw(unit.id(), year);
        IssuedBriefing issued = new IssuedBriefing(
                Ids.next(),
                "T%s%d%04d".formatted(unit.code(), year, serial),
                unit,
                year,
                serial,
                request.template(),
                request.operation() == null ? null : request.operation().number(),
                locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE,
                request.about().from(),
                request.about().to(),
                draft.title(),
                draft.paragraphs(),
                draft.cutOff(),
                now,
                by.displayName());
        records.add(issued, by);
        events.publishEvent(Audited.done(
                "briefing.issue",
                "briefing",
                issued.number(),
                Map.of(
                        "unit", unit.code(),
                        "from", issued.from().toString(),
                        "to", issued.to().toString(),
                        "template", issued.template().name(),
                        "figures", issued.figures().size())));
        return new IssueOutcome.Issued(issued.id());
    }

    /** Those of the own tree, the latest first. */
    @Transactional(readOnly = true)
    public KeysetPage<BriefingRecords.Line> list(Actor actor, @Nullable Cursor after, int size) {
        Optional<UUID[]> within = switch (actor.scope()) {
            case Scope.Everything all -> Optional.empty();
            case Scope.Tree tree -> Optional.of(tree.array());
            case Scope.Institution none -> Optional.of(new UUID[0]);
            case Scope.Nothing none -> Optional.of(new UUID[0]);
        };
        return KeysetPage.of(
                records.list(within, after, size + 1), size, line -> new Cursor(line.issuedAt(), line.id()));
    }

    /**
     * One of them.
     *
     * @throws NotFoundException there is none
     * @throws OutOfScopeException its unit is outside the actor's scope
     */
    @Transactional(readOnly = true)
    public IssuedBriefing open(UUID id, Actor actor) {
        IssuedBriefing found = records.find(id).orElseThrow(() -> new NotFoundException("briefing", id));
        if (!actor.scope().sees(found.unit().id())) {
            throw new OutOfScopeException("briefing", found.number());
        }
        return found;
    }

    /**
     * One that leaves the system as a file: business data leave only through named exports that carry who took them and
     * when (anti-fraud law 2022 art. 5). Publishes {@code briefing.export}.
     */
    @Transactional
    public Export export(UUID id, Actor actor) {
        IssuedBriefing briefing = open(id, actor);
        events.publishEvent(Audited.done("briefing.export", "briefing", briefing.number(), Map.of("format", "docx")));
        String unit = units.find(actor.unitId()).map(UnitRef::name).orElse("");
        return new Export(briefing, unit + " " + actor.displayName() + " (" + actor.username() + ")", clock.instant());
    }

    /** @param who unit, name and user name of who takes the file */
    public record Export(IssuedBriefing briefing, String who, Instant at) {}
}
