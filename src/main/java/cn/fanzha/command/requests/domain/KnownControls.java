package cn.fanzha.command.requests.domain;

import cn.fanzha.command.requests.ControlAsked;
import cn.fanzha.command.requests.ControlNumber;
import cn.fanzha.command.requests.ControlOutcome;
import cn.fanzha.command.requests.ControlRefusal;
import cn.fanzha.command.requests.ControlState;
import cn.fanzha.command.requests.Controls;
import cn.fanzha.command.shared.Actor;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Control requests for other features. */
@Component
class KnownControls implements Controls {

    private final ControlRequests requests;
    private final ControlDesk desk;
    private final ControlFiles files;
    private final JdbcClient jdbc;

    KnownControls(ControlRequests requests, ControlDesk desk, ControlFiles files, JdbcClient jdbc) {
        this.requests = requests;
        this.desk = desk;
        this.files = files;
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public ControlOutcome ask(ControlAsked asked, Actor actor) {
        return requests.ask(asked, actor);
    }

    @Override
    @Transactional
    public ControlOutcome receive(ControlNumber number, Actor liaison) {
        return desk.take(number, null, liaison);
    }

    @Override
    @Transactional
    public ControlOutcome done(ControlNumber number, String note, Actor liaison) {
        return desk.done(number, null, null, new Said(note, "", ""), liaison);
    }

    @Override
    @Transactional
    public ControlOutcome refuse(ControlNumber number, ControlRefusal reason, String note, Actor liaison) {
        return desk.refuse(number, null, reason, new Said(note, "", ""), liaison);
    }

    @Override
    @Transactional
    public ControlOutcome askLift(ControlNumber number, String reason, Actor actor) {
        return files.askLift(number, reason, actor);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, ControlState> latest(Collection<UUID> observables) {
        Map<UUID, ControlState> latest = new HashMap<>();
        if (observables.isEmpty()) {
            return latest;
        }
        jdbc.sql("""
                        select distinct on (observable_id) observable_id, state from control_request
                        where observable_id = any(:ids) order by observable_id, requested_at desc""").param("ids", observables.toArray(UUID[]::new)).query(rs -> {
            latest.put(rs.getObject("observable_id", UUID.class), ControlState.valueOf(rs.getString("state")));
        });
        return latest;
    }
}
