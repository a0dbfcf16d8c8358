package cn.fanzha.command.links.domain;

import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Of which units' cases somebody may learn number, unit and contact: an analyst of those of the whole city, to call a
 * colleague; everybody else of none beyond the own scope (domain section 2).
 */
@Component
class Reach {

    private final Units units;

    Reach(Units units) {
        this.units = units;
    }

    boolean reaches(UUID unit, Actor actor) {
        if (actor.scope().sees(unit)) {
            return true;
        }
        return actor.has(Role.ANALYST)
                && units.find(unit)
                        .flatMap(held -> city(actor).map(city -> city.covers(held)))
                        .orElse(false);
    }

    /** Units of which a joint case may consist: there is an organ of the police above them all. */
    boolean haveSuperior(Stream<UUID> ids) {
        return ids.distinct()
                        .map(units::get)
                        .map(unit -> Stream.concat(Stream.of(unit), units.ancestors(unit.id()).stream())
                                .filter(above -> above.kind() == UnitKind.PROVINCE)
                                .map(UnitRef::id)
                                .findFirst())
                        .distinct()
                        .count()
                == 1;
    }

    private Optional<UnitRef> city(Actor actor) {
        return units.find(actor.unitId()).stream()
                .flatMap(own -> Stream.concat(Stream.of(own), units.ancestors(own.id()).stream()))
                .filter(unit -> unit.kind() == UnitKind.CITY)
                .findFirst();
    }
}
