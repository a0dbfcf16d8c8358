package cn.fanzha.command.links.domain;

import cn.fanzha.command.returns.JoinedCases;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The cases of a joint case, for returns: their victims may have a part in what was frozen. */
@Component
class JoinedMembers implements JoinedCases {

    private final JdbcClient jdbc;

    JoinedMembers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<UUID> joinedWith(UUID caseId) {
        return jdbc.sql("""
                        select o.case_id from joint_case_member m
                               join joint_case j on j.id = m.joint_id and j.state = 'JOINED'
                               join joint_case_member o on o.joint_id = j.id and o.state = 'JOINED' and o.case_id <> m.case_id
                        where m.case_id = ? and m.state = 'JOINED'""")
                .param(caseId)
                .query((rs, n) -> Objects.requireNonNull(rs.getObject(1, UUID.class)))
                .set();
    }
}
