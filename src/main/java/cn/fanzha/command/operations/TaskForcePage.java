package cn.fanzha.command.operations;

import cn.fanzha.command.identity.AccountRef;
import cn.fanzha.command.identity.Accounts;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page of a task force: who is named until when, and whom a supervisor can name. */
@Component
public class TaskForcePage {

    private final Accounts accounts;
    private final Units units;

    TaskForcePage(Accounts accounts, Units units) {
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
            @Nullable String name,
            @Nullable String endsOn) {

        public static final Form EMPTY = new Form(null, null, null, null);

        public List<UUID> ticked() {
            return who == null ? List.of() : who;
        }
    }

    /**
     * The page.
     *
     * @param at address of the gang or operation
     * @param words prefix of the messages {@code title}, {@code rule} and {@code who}
     */
    public ModelAndView of(TaskForces.Circle circle, String at, String words, Form form, Actor actor) {
        ModelAndView page = new ModelAndView("operations/task-force");
        page.addObject("at", at);
        page.addObject("words", words);
        page.addObject("circle", circle);
        page.addObject("form", form);
        page.addObject("names", new UnitNames(units));
        if (circle.mayChange()) {
            UnitRef from = units.findByCode(String.valueOf(form.from()))
                    .filter(unit -> unit.kind().isPolice())
                    .orElseGet(() -> units.get(actor.unitId()));
            page.addObject("from", from);
            page.addObject(
                    "choices",
                    units.police().stream()
                            .filter(unit -> unit.kind() != UnitKind.PLATFORM)
                            .toList());
            page.addObject("people", people(form.ticked(), from));
        }
        return page;
    }

    /** Those ticked before, then those of the unit asked for; each with whether ticked. */
    private Map<AccountRef, Boolean> people(List<UUID> ticked, UnitRef from) {
        Map<AccountRef, Boolean> people = new LinkedHashMap<>();
        ticked.stream().flatMap(id -> accounts.find(id).stream()).forEach(person -> people.put(person, true));
        Stream.of(Role.SUPERVISOR, Role.OFFICER, Role.ANALYST)
                .flatMap(role -> accounts.active(from.id(), role).stream())
                .forEach(person -> people.putIfAbsent(person, false));
        return people;
    }
}
