package cn.fanzha.command.operations.domain;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

interface OperationRepository extends Repository<SpecialOperation, UUID> {

    SpecialOperation save(SpecialOperation operation);

    /** Writes at once: plain SQL adds rows to the operation in the same transaction. */
    void flush();

    Optional<SpecialOperation> findByOperationNo(String operationNo);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<SpecialOperation> findLockedByOperationNo(String operationNo);
}
