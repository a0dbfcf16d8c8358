package cn.fanzha.command.requests.domain;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ControlRequestRepository extends Repository<ControlRequest, UUID> {

    ControlRequest save(ControlRequest request);

    Optional<ControlRequest> findByControlNo(String controlNo);
}
