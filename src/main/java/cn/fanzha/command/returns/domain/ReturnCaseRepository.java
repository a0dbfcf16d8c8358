package cn.fanzha.command.returns.domain;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

interface ReturnCaseRepository extends Repository<ReturnCase, UUID> {

    /** Writes at once: the rows that belong to it are written beside it. */
    ReturnCase saveAndFlush(ReturnCase changed);

    Optional<ReturnCase> findByReturnNo(String returnNo);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<ReturnCase> findLockedByReturnNo(String returnNo);
}
