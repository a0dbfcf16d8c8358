package cn.fanzha.command.alerts.domain;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

interface AlertRepository extends Repository<Alert, UUID> {

    Alert save(Alert alert);

    /** Writes at once: rows that plain SQL adds to the alert in the same transaction need it there. */
    void flush();

    Optional<Alert> findById(UUID id);

    Optional<Alert> findByAlertNo(String alertNo);

    Optional<Alert> findByIntakeForm(UUID form);

    /** Keeps the alert for this transaction: two people at one alert come one by one. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Alert> findLockedByAlertNo(String alertNo);
}
