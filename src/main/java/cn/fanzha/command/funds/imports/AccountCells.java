package cn.fanzha.command.funds.imports;

import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.observables.ObservableCells;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.organisation.ImportedUnits;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.platform.imports.ImportRow;
import cn.fanzha.command.platform.imports.RowFault;
import cn.fanzha.command.platform.imports.StageRow;
import cn.fanzha.command.shared.BankCard;
import cn.fanzha.command.shared.InvalidValueException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Accounts of a file's row and the institutions that hold them. A card whose Luhn digit fails is a warning only:
 * corporate and old accounts have none.
 */
@Component
class AccountCells {

    private final ObservableCells cells;
    private final ImportedUnits units;

    AccountCells(ObservableCells cells, ImportedUnits units) {
        this.cells = cells;
        this.units = units;
    }

    /** The bank or payment institution of column {@code institution_code}. */
    UnitRef institution(ImportRow row) {
        row.required("institution_code");
        UnitRef found = units.institution(row, "institution_code");
        if (found == null || !found.kind().holdsAccounts()) {
            throw new RowFault("institution_code", "wrong-institution");
        }
        return found;
    }

    static AccountKind kind(UnitRef institution) {
        return institution.kind() == UnitKind.PAYMENT ? AccountKind.PAYMENT_ACCOUNT : AccountKind.BANK_ACCOUNT;
    }

    /** An account of this institution: a bank's has 12 to 19 digits. */
    void fill(ImportRow row, StageRow stage, String column, AccountKind kind) {
        fill(stage, row.value(column, text -> ObservableValue.of(type(kind), text), "account-format"));
    }

    /** An account of an institution that may be unknown: then digits of a card's length are a card. */
    void guess(ImportRow row, StageRow stage, String column, @Nullable UnitRef institution) {
        if (institution != null && institution.kind().holdsAccounts()) {
            fill(row, stage, column, kind(institution));
        } else {
            fill(stage, row.value(column, AccountCells::guessed, "account-format"));
        }
    }

    private void fill(StageRow stage, @Nullable ObservableValue account) {
        if (account != null
                && account.type() == ObservableType.BANK_ACCOUNT
                && !BankCard.of(account.value()).luhnHolds()) {
            stage.warn();
        }
        cells.fill(stage, account);
    }

    private static ObservableValue guessed(String text) {
        try {
            return ObservableValue.of(ObservableType.BANK_ACCOUNT, text);
        } catch (InvalidValueException noCard) {
            return ObservableValue.of(ObservableType.PAYMENT_ACCOUNT, text);
        }
    }

    private static ObservableType type(AccountKind kind) {
        return switch (kind) {
            case BANK_ACCOUNT -> ObservableType.BANK_ACCOUNT;
            case PAYMENT_ACCOUNT -> ObservableType.PAYMENT_ACCOUNT;
        };
    }
}
