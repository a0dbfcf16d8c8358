package cn.fanzha.command.funds.domain;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.BankBins;
import cn.fanzha.command.funds.domain.TransferEditing.Typed;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.observables.SightingSource;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Money;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what was typed of a transfer: its accounts become observables of the case, the payee's bank is found by its number. */
@Component
class TransferReading {

    private static final int NAME_AT_MOST = 100;
    private static final int CHANNEL_AT_MOST = 40;

    private final Observables observables;
    private final BankBins bins;
    private final Units units;
    private final PersonalDataCipher cipher;
    private final Clock clock;

    TransferReading(Observables observables, BankBins bins, Units units, PersonalDataCipher cipher, Clock clock) {
        this.observables = observables;
        this.bins = bins;
        this.units = units;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** Null stands for what is not known, and in a correction for what stays as it is. */
    record Read(
            @Nullable UUID from,
            byte @Nullable [] fromName,
            @Nullable UUID to,
            byte @Nullable [] toName,
            @Nullable UUID institution,
            Money amount,
            Instant at,
            @Nullable String channel) {}

    /** @throws InvalidValueException what was typed can't be: the message says what */
    Read read(Typed typed, CaseRef file) {
        if (blank(typed.amount()) || blank(typed.at())) {
            throw new InvalidValueException("funds.transfer.refused.missing");
        }
        Money amount = Money.of(String.valueOf(typed.amount()).replaceAll("[,，\\s]", ""));
        if (amount.isZero()) {
            throw new InvalidValueException("funds.transfer.refused.zero");
        }
        Instant at = ChinaTime.parse(String.valueOf(typed.at()));
        if (at.isAfter(clock.instant())) {
            throw new InvalidValueException("funds.transfer.refused.future");
        }
        ObservableValue payee = account(ObservableType.valueOf(typed.kind().name()), typed.to());
        ObservableValue payer = account(ObservableType.BANK_ACCOUNT, typed.from());
        if (payee != null && payee.equals(payer)) {
            throw new InvalidValueException("funds.transfer.refused.same");
        }
        UUID institution = institution(typed, payee);
        return new Read(
                seen(payer, file, at),
                encrypted(typed.fromName()),
                seen(payee, file, at),
                encrypted(typed.toName()),
                institution,
                amount,
                at,
                cut(typed.channel()));
    }

    private static @Nullable ObservableValue account(ObservableType type, @Nullable String text) {
        return text == null || text.isBlank() ? null : ObservableValue.of(type, text);
    }

    private @Nullable UUID institution(Typed typed, @Nullable ObservableValue payee) {
        String chosen = typed.institution();
        if (chosen != null && !chosen.isBlank()) {
            return units.findByCode(chosen.strip())
                    .filter(unit -> unit.kind().holdsAccounts())
                    .orElseThrow(() -> new InvalidValueException("funds.transfer.refused.institution"))
                    .id();
        }
        return payee == null || typed.kind() == AccountKind.PAYMENT_ACCOUNT
                ? null
                : bins.find(payee.value()).orElse(null);
    }

    private @Nullable UUID seen(@Nullable ObservableValue account, CaseRef file, Instant at) {
        if (account == null) {
            return null;
        }
        UUID id = Objects.requireNonNull(observables.idsOf(List.of(account)).get(account));
        observables.record(id, SightingSource.CASE, file.number().value(), file.unitId(), at);
        return id;
    }

    private byte @Nullable [] encrypted(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        if (name.strip().length() > NAME_AT_MOST) {
            throw new InvalidValueException("funds.transfer.refused.name", NAME_AT_MOST);
        }
        return cipher.encrypt(ValueKind.NAME, name.strip());
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static @Nullable String cut(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String channel = text.strip();
        return channel.length() <= CHANNEL_AT_MOST ? channel : channel.substring(0, CHANNEL_AT_MOST);
    }
}
