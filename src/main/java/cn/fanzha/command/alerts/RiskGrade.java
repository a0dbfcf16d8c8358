package cn.fanzha.command.alerts;

/** 高 / 中 / 低: the three grades of the national wording. */
public enum RiskGrade {
    HIGH,
    MEDIUM,
    LOW
}
