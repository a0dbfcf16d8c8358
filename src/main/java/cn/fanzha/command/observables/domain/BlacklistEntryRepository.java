package cn.fanzha.command.observables.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface BlacklistEntryRepository extends Repository<BlacklistEntry, UUID> {

    BlacklistEntry save(BlacklistEntry entry);

    Optional<BlacklistEntry> findById(UUID id);

    List<BlacklistEntry> findByObservableIdOrderByListedAtDesc(UUID observableId);
}
