package io.forecourt.insurance.explanation;

import io.forecourt.insurance.premium.Energy;
import io.forecourt.insurance.premium.FloatReason;
import io.forecourt.insurance.premium.NcdReason;
import io.forecourt.insurance.premium.TaxCategory;
import io.forecourt.insurance.premium.TaxTreatment;
import io.forecourt.insurance.premium.UseClass;
import io.forecourt.insurance.premium.Warning;

/** What the codes are called in Chinese. */
final class Words {

  private Words() {}

  static String of(UseClass use) {
    return switch (use) {
      case PRIVATE -> "家庭自用汽车";
      case ENTERPRISE -> "企业非营业客车";
      case GOVERNMENT -> "机关非营业客车";
      case TAXI_RENTAL -> "营业出租租赁";
      case CITY_BUS -> "营业城市公交";
      case COACH -> "营业公路客运";
      case TRUCK_NONCOMM -> "非营业货车";
      case TRUCK_COMM -> "营业货车";
      case SPECIAL_1 -> "特种车一";
      case SPECIAL_2 -> "特种车二";
      case SPECIAL_3 -> "特种车三";
      case SPECIAL_4 -> "特种车四";
      case MOTORCYCLE -> "摩托车";
      case TRACTOR -> "拖拉机";
      case TRAILER -> "挂车";
    };
  }

  static String of(Energy energy) {
    return switch (energy) {
      case ICE -> "燃油";
      case HEV -> "混合动力（不可外接充电）";
      case ENERGY_SAVING -> "节能汽车";
      case PHEV -> "插电式（含增程式）混合动力";
      case BEV -> "纯电动";
      case FCEV -> "燃料电池";
    };
  }

  static String of(FloatReason reason) {
    return switch (reason) {
      case CLASS_NOT_FLOATED -> "该车种不浮动";
      case TEMPORARY_COVER -> "临时保险不浮动";
      case FIRST_POLICY -> "首次投保不浮动";
      case OWNERSHIP_TRANSFERRED -> "所有权转移后首次投保不浮动";
      case FATAL -> "上期发生有责任死亡事故";
      case TWO_OR_MORE -> "上期发生两次及以上有责任事故";
      case ONE_NON_FATAL -> "上期发生一次有责任不涉及死亡的事故";
      case CLAIM_PENDING -> "有责任事故尚未赔付，本期不浮动";
      case NO_COMPLETE_YEAR -> "未满一个无事故年度，不浮动";
      case CLAIM_FREE -> "连续无有责任事故";
    };
  }

  static String of(NcdReason reason) {
    return switch (reason) {
      case NEW_VEHICLE -> "新车投保";
      case OWNERSHIP_TRANSFERRED -> "所有权转移，重新起算";
      case NO_PRIOR_POLICY -> "查无上年保单";
      case LAPSE_RESET -> "脱保超过六个月，重新起算";
      case LAPSE_UP_ONLY -> "脱保超过三个月，优惠失效";
      case SHORT_TERM_NO_DISCOUNT -> "短期保单不享受优惠";
      case HISTORY -> "按近三年投保与出险记录";
    };
  }

  static String of(TaxCategory category) {
    return switch (category) {
      case PASSENGER_CAR -> "乘用车";
      case BUS_MEDIUM -> "中型客车";
      case BUS_LARGE -> "大型客车";
      case TRUCK -> "货车";
      case SPECIAL -> "专用作业车";
      case MOTORCYCLE -> "摩托车";
      case TRACTOR -> "拖拉机";
      case TRAILER -> "挂车";
    };
  }

  static String of(TaxTreatment treatment) {
    return switch (treatment) {
      case ALREADY_PAID -> "本年度已纳税";
      case STATUTORY_EXEMPT -> "法定免税";
      case NOT_TAXABLE -> "不属于征税范围";
      case EXEMPT -> "新能源免税";
      case HALF -> "节能减半";
      case TAXED -> "全额征税";
    };
  }

  static String of(Warning warning) {
    return switch (warning) {
      case COVER_GAP -> "新保单与上期保单之间有空档，其间无保险保障。";
      case DEMO_RATES -> "本报价使用示范费率，数据为虚构，不得作为投保依据。";
      case EARLY_RENEWAL -> "起保日期在三十天之后，部分地区尚不能出单。";
      case ENERGY_SAVING_NOT_ELIGIBLE -> "排量超过一千六百毫升，不享受节能减半，按全额计税。";
      case UNCONFIRMED_TAX_TABLE -> "所用车船税税额表尚未核实，以税务机关为准。";
    };
  }

  static String cover(String code, String addOnName) {
    return switch (code) {
      case "DAMAGE" -> "机动车损失保险";
      case "THIRD_PARTY" -> "第三者责任保险";
      case "DRIVER" -> "车上人员责任保险（驾驶人）";
      case "PASSENGER" -> "车上人员责任保险（乘客，每座）";
      default -> addOnName;
    };
  }

  static String authority(String level) {
    return switch (level) {
      case "ADVISER" -> "保险专员";
      case "SUPERVISOR" -> "保险主管";
      case "MANAGER" -> "保险经理";
      default -> level;
    };
  }
}
