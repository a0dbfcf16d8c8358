package cn.fanzha.command.cases;

import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.OutOfScopeException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The case lies within the actor's scope, but a supervisor restricted it to named people: it is a number and a unit. */
public final class CaseRestrictedException extends OutOfScopeException {

    private final transient CaseNumber number;
    private final UUID unitId;
    private final String setter;
    private final UUID setterUnit;
    private final @Nullable String contact;

    /**
     * @param unitId the unit that holds the case
     * @param setter the supervisor who restricted it, and can be asked
     * @param contact name and phone of that unit's contact, as far as known
     */
    public CaseRestrictedException(
            CaseNumber number, UUID unitId, String setter, UUID setterUnit, @Nullable String contact) {
        super("case", number);
        this.number = number;
        this.unitId = unitId;
        this.setter = setter;
        this.setterUnit = setterUnit;
        this.contact = contact;
    }

    public CaseNumber number() {
        return number;
    }

    public UUID unitId() {
        return unitId;
    }

    public String setter() {
        return setter;
    }

    public UUID setterUnit() {
        return setterUnit;
    }

    public @Nullable String contact() {
        return contact;
    }
}
