package cn.fanzha.command.gangs.domain;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

interface GangRepository extends Repository<Gang, UUID> {

    Gang save(Gang gang);

    void flush();

    Optional<Gang> findById(UUID id);

    Optional<Gang> findByGangNo(String gangNo);

    /** Two changes of one gang wait for each other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Gang> findLockedByGangNo(String gangNo);
}
