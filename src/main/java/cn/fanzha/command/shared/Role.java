package cn.fanzha.command.shared;

import java.util.Set;

/** What a user may do here. Business roles add up; the others stand alone. */
public enum Role {
    /** 民警: logs cases, sends stop-payment requests, answers alerts, works tasks. */
    OFFICER,
    /** 研判员: traces money, links cases, builds gangs, opens operations. */
    ANALYST,
    /** 领导: approves, assigns, urges; reads dashboards; closes the month; issues briefings. */
    SUPERVISOR,
    /** 联络员 of a partner institution: answers the requests addressed to it, and sees nothing else. */
    LIAISON,
    /** 系统管理员: units, users, settings; sees no business data. */
    SYSTEM_ADMIN,
    /** 安全管理员: grants roles; approves what the system administrator drafts. */
    SECURITY_ADMIN,
    /** 审计管理员: reads the audit log; changes nothing. */
    AUDITOR;

    /** One of the three separated administrators 三权分立. */
    public boolean isAdministrator() {
        return this == SYSTEM_ADMIN || this == SECURITY_ADMIN || this == AUDITOR;
    }

    /** The name under which the access rules know the role. */
    public String authority() {
        return "ROLE_" + name();
    }

    /**
     * Refuses roles that one person may not hold together: an administrator's beside any other (GB/T 22239-2019,
     * level 3), a liaison's beside any other.
     */
    public static void checkCompatible(Set<Role> roles) {
        if (roles.size() > 1 && roles.stream().anyMatch(role -> role.isAdministrator() || role == LIAISON)) {
            throw new InvalidValueException("value.role.separation");
        }
    }
}
