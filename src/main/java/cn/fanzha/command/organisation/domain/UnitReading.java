package cn.fanzha.command.organisation.domain;

import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may see which units: the system administrator all, a police user the own unit and those below it; both see all
 * institutions with their duty phones, for an officer must be able to call a bank.
 */
@Component
@PreAuthorize("hasAnyRole('SYSTEM_ADMIN','OFFICER','ANALYST','SUPERVISOR')")
public class UnitReading {

    private static final List<UnitKind> INSTITUTIONS =
            Arrays.stream(UnitKind.values()).filter(kind -> !kind.isPolice()).toList();

    private final UnitRepository repository;
    private final Units units;

    UnitReading(UnitRepository repository, Units units) {
        this.repository = repository;
        this.units = units;
    }

    /** The police units in sight, in the order of the tree. */
    public List<UnitRef> tree(Actor actor) {
        if (actor.has(Role.SYSTEM_ADMIN) || actor.scope() instanceof Scope.Everything) {
            return List.copyOf(units.police());
        }
        return actor.scope() instanceof Scope.Tree tree ? units.subtree(tree.root()) : List.of();
    }

    /** Those in sight whose name or code holds the words. */
    public List<UnitRef> search(Actor actor, String words) {
        String sought = words.strip().toLowerCase(Locale.ROOT);
        Stream<UnitRef> all = Stream.concat(
                tree(actor).stream(), INSTITUTIONS.stream().flatMap(kind -> units.institutions(kind).stream()));
        return all.filter(unit -> unit.name().toLowerCase(Locale.ROOT).contains(sought)
                        || unit.code().toLowerCase(Locale.ROOT).contains(sought))
                .toList();
    }

    /** All institutions, by kind and code. */
    @Transactional(readOnly = true)
    public List<UnitDetails> institutions() {
        return repository.findByKindInOrderByKindAscCodeAsc(INSTITUTIONS).stream()
                .map(unit -> unit.details(null))
                .toList();
    }

    /**
     * One unit.
     *
     * @throws NotFoundException there is none with that code
     * @throws OutOfScopeException it is a police unit outside the actor's tree
     */
    @Transactional(readOnly = true)
    public UnitDetails open(String code, Actor actor) {
        Unit unit = repository.findByCode(code).orElseThrow(() -> new NotFoundException("unit", code));
        boolean sees = actor.has(Role.SYSTEM_ADMIN)
                || !unit.kind().isPolice()
                || actor.scope().sees(unit.getId());
        if (!sees) {
            throw new OutOfScopeException("unit", code);
        }
        return unit.details(parentCode(unit).orElse(null));
    }

    private Optional<String> parentCode(Unit unit) {
        UUID parent = unit.parentId();
        return parent == null ? Optional.empty() : units.find(parent).map(UnitRef::code);
    }
}
