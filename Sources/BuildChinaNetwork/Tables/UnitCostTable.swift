// Unit costs that unit_costs.csv lacks, each with the lines that it is derived from.

/// Rows like those of unit_costs.csv.
enum UnitCostTable {
  /// Lines for 350 km/h through mountains cost 200 to 270 million CNY per km in recent approvals.
  ///
  /// For 200 to 250 km/h the lower end is Xining-Chengdu (814.9 hundred million CNY for 502.5 km of
  /// new line, 2020), the upper end that of lines for 350 km/h times the ratio of the general
  /// figures for 250 and 350 km/h, 114 to 139. Lines opened from 2016 to 2021 cost less, in older
  /// money: Baoji-Lanzhou 156, Chengdu-Guiyang 152, Neijiang-Luzhou 166.
  static let csv = """
    asset,value_low,value_high,unit
    "HSR 200-250 km/h, mountain (tunnel heavy)",162,221,million CNY per km
    """
}
