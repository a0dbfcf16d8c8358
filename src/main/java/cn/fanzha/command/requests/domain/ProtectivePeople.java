package cn.fanzha.command.requests.domain;

import cn.fanzha.command.requests.ProtectedPerson;
import cn.fanzha.command.requests.ProtectedPersons;
import cn.fanzha.command.requests.ProtectiveSource;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Masks;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.OutOfScopeException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds whom a protective control is asked for, wherever that person is known. */
@Component
public class ProtectivePeople {

    private final Map<ProtectiveSource, ProtectedPersons> sources;

    ProtectivePeople(List<ProtectedPersons> sources) {
        this.sources = sources.stream().collect(Collectors.toMap(ProtectedPersons::source, Function.identity()));
    }

    /**
     * The person as a form shows her, masked.
     *
     * @param name null where nobody has taken it down, to be typed; {@code idNo} too
     * @param href the page that she stands on
     */
    public record Shown(
            @Nullable String name,
            @Nullable String idNo,
            @Nullable String caseNo,
            String href) {}

    /** Police whose scope holds the alert or case. */
    @Transactional(readOnly = true)
    public Shown shown(ProtectiveSource source, String reference, Actor actor) {
        ProtectedPerson person = require(source, reference, actor);
        return new Shown(
                person.name() == null ? null : Masks.name(person.name()),
                person.idNo() == null ? null : Masks.idNumber(person.idNo()),
                person.caseNo(),
                href(source, reference));
    }

    /** The page of the alert or case. */
    public String href(ProtectiveSource source, String reference) {
        return of(source).href(reference);
    }

    ProtectedPerson require(ProtectiveSource source, String reference, Actor actor) {
        ProtectedPerson person =
                of(source).find(reference, actor).orElseThrow(() -> new NotFoundException("person", reference));
        if (!actor.isPolice() || !actor.scope().sees(person.unitId())) {
            throw new OutOfScopeException("person", reference);
        }
        return person;
    }

    private ProtectedPersons of(ProtectiveSource source) {
        ProtectedPersons found = sources.get(source);
        if (found == null) {
            throw new IllegalStateException("nobody knows persons of " + source);
        }
        return found;
    }
}
