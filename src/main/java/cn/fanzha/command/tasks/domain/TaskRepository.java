package cn.fanzha.command.tasks.domain;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

interface TaskRepository extends Repository<Task, UUID> {

    Task save(Task task);

    /** Writes at once: rows that plain SQL adds to the task in the same transaction need it there. */
    void flush();

    Optional<Task> findById(UUID id);

    Optional<Task> findByTaskNo(String taskNo);

    /** Keeps the task for this transaction: two people at one task come one by one. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Task> findLockedByTaskNo(String taskNo);
}
