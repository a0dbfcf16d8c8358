package cn.fanzha.command.identity.domain;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Accounts as aggregates; lists read projections. */
interface AccountRepository extends Repository<Account, UUID> {

    Optional<Account> findById(UUID id);

    boolean existsByUsername(String username);

    Account save(Account account);
}
