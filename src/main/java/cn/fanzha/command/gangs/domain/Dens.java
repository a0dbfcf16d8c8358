package cn.fanzha.command.gangs.domain;

import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.operations.ChangeOutcome.Problem;
import cn.fanzha.command.operations.ChangeOutcome.Refused;
import cn.fanzha.command.operations.PremisesKind;
import cn.fanzha.command.operations.RecordNumbers;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.RegionCode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds dens to gangs, dates their destruction, and corrects what was entered wrongly. */
@Component
public class Dens {

    private static final int PLACE_AT_MOST = 200;

    private final DenRepository dens;
    private final GangAccess access;
    private final Units units;
    private final RecordNumbers numbers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Dens(
            DenRepository dens,
            GangAccess access,
            Units units,
            RecordNumbers numbers,
            ApplicationEventPublisher events,
            Clock clock) {
        this.dens = dens;
        this.access = access;
        this.units = units;
        this.numbers = numbers;
        this.events = events;
        this.clock = clock;
    }

    /** A den as typed. */
    public record Found(
            @Nullable PremisesKind kind,
            @Nullable String place,
            @Nullable String regionCode,
            @Nullable Instant destroyedAt) {}

    /** Adds a den of the gang, held by the gang's unit and credited to the gang's operation. */
    @Transactional
    public ChangeOutcome add(String gangNo, Found found, Actor actor) {
        Gang gang = access.lockedGang(gangNo, actor);
        PremisesKind kind = found.kind();
        if (kind == null) {
            return Refused.because("kind", "gangs.problem.premises");
        }
        if (tooLong(found.place())) {
            return Refused.because("place", "gangs.problem.text", PLACE_AT_MOST);
        }
        Instant now = clock.instant();
        Instant destroyed = found.destroyedAt();
        if (destroyed != null && destroyed.isAfter(now)) {
            return Refused.because("destroyedAt", "gangs.problem.future");
        }
        String number = numbers.draw('D', units.get(gang.unitId()), now);
        Den den = Den.find(number, gang, gang.unitId(), kind, found.place(), region(found), actor, now);
        if (destroyed != null) {
            den.destroy(destroyed, now);
        }
        dens.save(den);
        events.publishEvent(Audited.done("den.add", "gang", gangNo, Map.of("den", number, "kind", kind.name())));
        return new ChangeOutcome.Done(number);
    }

    /** The den was destroyed 捣毁 on that date. */
    @Transactional
    public ChangeOutcome destroy(String gangNo, String denNo, @Nullable Instant at, Actor actor) {
        Gang gang = access.lockedGang(gangNo, actor);
        if (!locked(denNo, actor).isOf(gang)) {
            throw new NotFoundException("den", denNo);
        }
        return destroy(denNo, at, actor);
    }

    /** The same, also of a den of no gang. */
    @Transactional
    public ChangeOutcome destroy(String denNo, @Nullable Instant at, Actor actor) {
        Den den = locked(denNo, actor);
        if (at == null) {
            return Refused.because("destroyedAt", "gangs.problem.date");
        }
        Problem problem = den.destroy(at, clock.instant());
        if (problem != null) {
            return new Refused(List.of(problem));
        }
        dens.save(den);
        events.publishEvent(Audited.done("den.destroy", "den", denNo, Map.of("at", ChinaTime.formatSeconds(at))));
        return new ChangeOutcome.Done(denNo);
    }

    /**
     * Corrects kind, place and division: officers, analysts and supervisors of the unit that holds it. Stale, where somebody
     * changed it since the page was opened.
     */
    @Transactional
    public ChangeOutcome correct(String denNo, int version, Found found, Actor actor) {
        Den den = locked(denNo, actor);
        PremisesKind kind = found.kind();
        if (kind == null) {
            return Refused.because("kind", "gangs.problem.premises");
        }
        if (tooLong(found.place())) {
            return Refused.because("place", "gangs.problem.text", PLACE_AT_MOST);
        }
        if (den.version() != version) {
            return new ChangeOutcome.Stale(denNo);
        }
        String before = den.told();
        den.correct(kind, found.place(), region(found));
        dens.save(den);
        events.publishEvent(Audited.done("den.correct", "den", denNo, Map.of("before", before, "after", den.told())));
        return new ChangeOutcome.Done(denNo);
    }

    private Den locked(String denNo, Actor actor) {
        Den den = dens.findLockedByDenNo(denNo).orElseThrow(() -> new NotFoundException("den", denNo));
        access.requireWork(den.unitId(), "den", denNo, actor);
        return den;
    }

    private static boolean tooLong(@Nullable String place) {
        return place != null && place.length() > PLACE_AT_MOST;
    }

    private static @Nullable String region(Found found) {
        return found.regionCode() == null
                ? null
                : RegionCode.of(found.regionCode()).value();
    }
}
