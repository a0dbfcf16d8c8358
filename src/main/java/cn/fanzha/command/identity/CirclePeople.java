package cn.fanzha.command.identity;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page on which people are named for a case, a gang or an operation: those ticked before, and a unit's whom one can tick. */
@Component
public class CirclePeople {

    private final Accounts accounts;
    private final Units units;

    CirclePeople(Accounts accounts, Units units) {
        this.accounts = accounts;
        this.units = units;
    }

    /**
     * What was typed and ticked, kept when it is refused or when another unit's people are asked for.
     *
     * @param from code of the unit whose people can be ticked
     * @param who ids of those ticked
     */
    public record Form(
            @Nullable String from,
            @Nullable List<UUID> who,
            @Nullable String reason,
            @Nullable String name,
            @Nullable String endsOn) {

        public static final Form EMPTY = new Form(null, null, null, null, null);

        public List<UUID> ticked() {
            return who == null ? List.of() : who;
        }

        /** The last day; null where none was typed that can be read. */
        public @Nullable LocalDate lastDay() {
            try {
                return endsOn == null || endsOn.isBlank() ? null : LocalDate.parse(endsOn.strip());
            } catch (DateTimeParseException e) {
                return null;
            }
        }
    }

    /** Puts on the page whom one can tick: people of the unit asked for, else of the actor's own. */
    public void offer(ModelAndView page, Form form, Collection<UnitRef> choices, Actor actor) {
        UnitRef from = units.findByCode(String.valueOf(form.from()))
                .filter(unit -> unit.kind().isPolice())
                .orElseGet(() -> units.get(actor.unitId()));
        page.addObject("from", from);
        page.addObject("choices", choices);
        page.addObject("people", people(form.ticked(), from));
    }

    private Map<AccountRef, Boolean> people(List<UUID> ticked, UnitRef from) {
        Map<AccountRef, Boolean> people = new LinkedHashMap<>();
        ticked.stream().flatMap(id -> accounts.find(id).stream()).forEach(person -> people.put(person, true));
        Stream.of(Role.SUPERVISOR, Role.OFFICER, Role.ANALYST)
                .flatMap(role -> accounts.active(from.id(), role).stream())
                .forEach(person -> people.putIfAbsent(person, false));
        return people;
    }
}
