package cn.fanzha.command.cases.domain;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

interface CaseRepository extends Repository<CaseFile, UUID> {

    CaseFile save(CaseFile file);

    /** Writes at once: rows that plain SQL adds to the case in the same transaction need it there. */
    void flush();

    Optional<CaseFile> findById(UUID id);

    Optional<CaseFile> findByCaseNo(String caseNo);

    /** Keeps the file for this transaction: two steps on one case wait for each other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<CaseFile> findLockedByCaseNo(String caseNo);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<CaseFile> findLockedById(UUID id);
}
