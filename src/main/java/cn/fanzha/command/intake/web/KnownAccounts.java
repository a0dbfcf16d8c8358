package cn.fanzha.command.intake.web;

import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.observables.SightingSource;
import cn.fanzha.command.shared.InvalidValueException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is known already of an account that is being typed: in how many cases it was seen. */
@Component
class KnownAccounts {

    private static final int COUNT_AT_MOST = 100;

    private final Observables observables;

    KnownAccounts(Observables observables) {
        this.observables = observables;
    }

    /** The number of cases that the account was seen in, 100 at most; 0 for an account never seen or not complete. */
    @Transactional(readOnly = true)
    public int of(@Nullable String kind, String account) {
        ObservableType type =
                "PAYMENT_ACCOUNT".equals(kind) ? ObservableType.PAYMENT_ACCOUNT : ObservableType.BANK_ACCOUNT;
        try {
            Optional<UUID> id = observables.find(type, account);
            List<String> seen = id.map(o -> observables.seenIn(o, SightingSource.CASE, COUNT_AT_MOST))
                    .orElse(List.of());
            return seen.size();
        } catch (InvalidValueException e) {
            return 0;
        }
    }
}
