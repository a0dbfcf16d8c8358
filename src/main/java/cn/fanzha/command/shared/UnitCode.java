package cn.fanzha.command.shared;

/** A police unit 单位代码: 12 digits (GA/T 380), the first six its administrative division. */
public record UnitCode(String value) {

    /** The root above all provinces. */
    public static final UnitCode PLATFORM = new UnitCode("000000000000");

    public UnitCode {
        value = Text.digits(value, 12, "value.unit-code.digits");
    }

    public static UnitCode of(String text) {
        return new UnitCode(text);
    }

    public RegionCode region() {
        return new RegionCode(value.substring(0, 6));
    }

    @Override
    public String toString() {
        return value;
    }
}
