package cn.fanzha.command.gangs.domain;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

interface SuspectRepository extends Repository<Suspect, UUID> {

    Suspect save(Suspect suspect);

    /** Writes at once: the links to cases are plain SQL in the same transaction. */
    void flush();

    Optional<Suspect> findByPersonNo(String personNo);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Suspect> findLockedByPersonNo(String personNo);
}
