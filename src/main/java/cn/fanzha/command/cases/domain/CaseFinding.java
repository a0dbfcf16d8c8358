package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.domain.CaseFilter.Person;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.KeysetPage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds the cases of a victim by a whole phone or document number; each look-up stands in the audit log, masked. */
@Component
public class CaseFinding {

    private final CaseList list;
    private final ApplicationEventPublisher events;

    CaseFinding(CaseList list, ApplicationEventPublisher events) {
        this.list = list;
        this.events = events;
    }

    /**
     * Reads what was typed.
     *
     * @throws InvalidValueException neither phone nor document, or one that can't be
     */
    public static Person person(@Nullable String phone, @Nullable String idNo) {
        Person person = new Person(value(ObservableType.PHONE, phone), value(ObservableType.PERSON_ID, idNo));
        if (person.phone() == null && person.idNo() == null) {
            throw new InvalidValueException("cases.person.missing");
        }
        return person;
    }

    /** The cases within the actor's scope whose victim it is, narrowed by the filter's other conditions. */
    @Transactional
    public KeysetPage<CaseRow> of(Person person, CaseFilter filter, Actor actor, int size) {
        KeysetPage<CaseRow> found = list.page(filter.of(person), actor, size);
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("phone", masked(ObservableType.PHONE, person.phone()));
        details.put("idNo", masked(ObservableType.PERSON_ID, person.idNo()));
        details.put("found", found.rows().size());
        events.publishEvent(Audited.done("case.find-person", "person", "—", details));
        return found;
    }

    private static @Nullable String value(ObservableType type, @Nullable String typed) {
        return typed == null || typed.isBlank()
                ? null
                : ObservableValue.of(type, typed).value();
    }

    private static @Nullable String masked(ObservableType type, @Nullable String value) {
        return value == null ? null : ObservableValue.of(type, value).masked();
    }
}
