package cn.fanzha.command.gangs.domain;

import cn.fanzha.command.operations.ChangeOutcome.Problem;
import cn.fanzha.command.operations.Operations;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who sees and changes gangs and suspects: officers, analysts and supervisors of the unit that holds them and of those
 * above; dismantling is a supervisor's. People of a gang's task force see it until it ends, whatever their unit.
 */
@Component
class GangAccess {

    private final GangRepository gangs;
    private final SuspectRepository suspects;
    private final GangReaders readers;
    private final Operations operations;
    private final Units units;

    GangAccess(
            GangRepository gangs, SuspectRepository suspects, GangReaders readers, Operations operations, Units units) {
        this.gangs = gangs;
        this.suspects = suspects;
        this.readers = readers;
        this.operations = operations;
        this.units = units;
    }

    Gang gang(String number, Actor actor) {
        return seen(gangs.findByGangNo(number).orElseThrow(() -> new NotFoundException("gang", number)), actor);
    }

    /** The gang that a suspect belongs to from now on; the one that he belongs to already needs no look. */
    @Nullable
    UUID gangFor(@Nullable String number, Suspect suspect, Actor actor) {
        if (number == null) {
            return null;
        }
        Gang gang = gangs.findByGangNo(number).orElseThrow(() -> new NotFoundException("gang", number));
        return (suspect.isOf(gang) ? gang : seen(gang, actor)).getId();
    }

    /** Why a suspect can't be entered into the gang from here: another unit holds it, and links members itself. */
    @Nullable
    Problem elsewhere(@Nullable String number, @Nullable Suspect suspect, Actor actor) {
        Gang gang = number == null ? null : gangs.findByGangNo(number).orElse(null);
        if (gang == null || actor.scope().sees(gang.unitId()) || suspect != null && suspect.isOf(gang)) {
            return null;
        }
        return Problem.of(
                "gang", "gangs.problem.gang-elsewhere", units.get(gang.unitId()).name());
    }

    Gang lockedGang(String number, Actor actor) {
        Gang gang = gangs.findLockedByGangNo(number).orElseThrow(() -> new NotFoundException("gang", number));
        requireWork(gang.unitId(), "gang", number, actor);
        return gang;
    }

    Suspect suspect(String number, Actor actor) {
        Suspect suspect = suspects.findByPersonNo(number).orElseThrow(() -> new NotFoundException("suspect", number));
        if (!actor.scope().sees(suspect.unitId())) {
            throw new OutOfScopeException("suspect", number);
        }
        return suspect;
    }

    Suspect lockedSuspect(String number, Actor actor) {
        Suspect suspect =
                suspects.findLockedByPersonNo(number).orElseThrow(() -> new NotFoundException("suspect", number));
        requireWork(suspect.unitId(), "suspect", number, actor);
        return suspect;
    }

    void requireWork(UUID unit, String kind, String number, Actor actor) {
        boolean works = actor.has(Role.OFFICER) || actor.has(Role.ANALYST) || actor.has(Role.SUPERVISOR);
        if (!works || !actor.scope().sees(unit)) {
            throw new OutOfScopeException(kind, number);
        }
    }

    /** The police unit of the actor's tree that will hold what is entered; the actor's own without a code. */
    UnitRef holder(@Nullable String code, Actor actor) {
        UnitRef unit = (code == null ? units.find(actor.unitId()) : units.findByCode(code))
                .filter(found -> found.kind().isPolice() && found.kind() != UnitKind.PLATFORM)
                .orElseThrow(() -> new InvalidValueException("gangs.problem.unit"));
        requireWork(unit.id(), "unit", unit.code(), actor);
        return unit;
    }

    /** The operation to credit something to; one that it is credited to already needs no look. */
    @Nullable
    UUID operation(@Nullable String number, @Nullable UUID held, Actor actor) {
        if (number == null) {
            return null;
        }
        UUID id = operations
                .find(number)
                .orElseThrow(() -> new InvalidValueException("gangs.problem.operation"))
                .id();
        return id.equals(held) ? id : operations.require(number, actor).id();
    }

    private Gang seen(Gang gang, Actor actor) {
        if (!actor.scope().sees(gang.unitId()) && !readers.named(gang.getId(), actor)) {
            throw new OutOfScopeException("gang", gang.number());
        }
        return gang;
    }
}
