package cn.fanzha.command.organisation;

/** Where an outpost 第四级反诈中心 sits. */
public enum HostKind {
    /** 校园. */
    CAMPUS,
    /** 街道. */
    STREET,
    /** 企业. */
    ENTERPRISE,
    /** 社区. */
    COMMUNITY
}
