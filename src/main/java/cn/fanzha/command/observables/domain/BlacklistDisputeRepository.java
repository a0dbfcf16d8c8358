package cn.fanzha.command.observables.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface BlacklistDisputeRepository extends Repository<BlacklistDispute, UUID> {

    BlacklistDispute save(BlacklistDispute dispute);

    Optional<BlacklistDispute> findByEntryIdAndDecidedAtIsNull(UUID entryId);

    List<BlacklistDispute> findByEntryIdOrderByRegisteredAtDesc(UUID entryId);
}
