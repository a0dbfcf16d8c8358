package cn.fanzha.command.funds;

import cn.fanzha.command.shared.Actor;
import java.util.List;
import java.util.UUID;

/** Whom to call at an institution, by day and out of hours, in the order in which they are called. */
public interface InstitutionContacts {

    /** Its own list; where it keeps none, the contact that the administrators entered; empty where nobody is known. */
    List<Contact> of(UUID institutionId);

    /**
     * Puts this list in place of the former one, by a liaison of the institution; audited as {@code desk.contacts}.
     *
     * @throws cn.fanzha.command.shared.InvalidValueException a name or a phone is missing or is none
     */
    void keep(List<Contact> contacts, Actor liaison);

    /**
     * @param hours when this one answers, in words; blank: always
     */
    record Contact(String name, String phone, String hours) {
        /** Without the phone. */
        @Override
        public String toString() {
            return "Contact[" + name + "]";
        }
    }
}
