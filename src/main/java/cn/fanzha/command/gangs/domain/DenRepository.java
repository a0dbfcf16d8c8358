package cn.fanzha.command.gangs.domain;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

interface DenRepository extends Repository<Den, UUID> {

    Den save(Den den);

    void flush();

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Den> findLockedByDenNo(String denNo);
}
