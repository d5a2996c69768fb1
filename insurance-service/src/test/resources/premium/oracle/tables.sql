-- The rate tables as relational tables, read from the JSON file by the database itself.
CREATE TABLE oracle_region AS
SELECT r.* FROM oracle_file f, JSON_TABLE(f.doc, '$.regions.rows[*]' COLUMNS (
  code VARCHAR(6) PATH '$.code', plan VARCHAR(2) PATH '$.floatPlan', province VARCHAR(6) PATH '$.province')) r;

CREATE TABLE oracle_base AS
SELECT r.* FROM oracle_file f, JSON_TABLE(f.doc, '$.compulsory.baseRates[*]' COLUMNS (
  starts DATE PATH '$.effectiveFrom', ends DATE PATH '$.effectiveTo',
  NESTED PATH '$.rows[*]' COLUMNS (
    row_no INT PATH '$.rowNo', use_class VARCHAR(20) PATH '$.useClass', dimension VARCHAR(20) PATH '$.dimension',
    lo DECIMAL(12,3) PATH '$.from', hi DECIMAL(12,3) PATH '$.to', premium DECIMAL(12,2) PATH '$.premium'))) r;

CREATE TABLE oracle_tractor AS
SELECT r.* FROM oracle_file f, JSON_TABLE(f.doc, '$.compulsory.tractorRates[*]' COLUMNS (
  region VARCHAR(6) PATH '$.region', starts DATE PATH '$.effectiveFrom', ends DATE PATH '$.effectiveTo',
  NESTED PATH '$.rows[*]' COLUMNS (
    tractor_type VARCHAR(20) PATH '$.tractorType', lo DECIMAL(12,3) PATH '$.fromKw', hi DECIMAL(12,3) PATH '$.upToKw',
    premium DECIMAL(12,2) PATH '$.premium'))) r;

CREATE TABLE oracle_short AS
SELECT r.* FROM oracle_file f, JSON_TABLE(f.doc, '$.compulsory.shortTermFactors[*]' COLUMNS (
  NESTED PATH '$.rows[*]' COLUMNS (months INT PATH '$.months', factor DECIMAL(6,4) PATH '$.factor'))) r;

CREATE TABLE oracle_reason AS
SELECT r.* FROM oracle_file f, JSON_TABLE(f.doc, '$.compulsory.shortTermReasons[*]' COLUMNS (
  code VARCHAR(40) PATH '$.code', floats VARCHAR(5) PATH '$.floats')) r;

CREATE TABLE oracle_float AS
SELECT t.starts, t.ends, t.national_plan, k.plan, n.step,
       CAST(JSON_UNQUOTE(JSON_EXTRACT(t.plans, CONCAT('$.', k.plan, '.steps."', n.step, '"'))) AS DECIMAL(6,4)) AS rate
  FROM oracle_file f,
       JSON_TABLE(f.doc, '$.compulsory.floatPlans[*]' COLUMNS (
         starts DATE PATH '$.effectiveFrom', ends DATE PATH '$.effectiveTo',
         national_plan VARCHAR(2) PATH '$.nationalPlan', plans JSON PATH '$.plans')) t,
       JSON_TABLE(JSON_KEYS(t.plans), '$[*]' COLUMNS (plan VARCHAR(2) PATH '$')) k,
       (SELECT 1 AS step UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5 UNION SELECT 6) n;

CREATE TABLE oracle_tax AS
SELECT r.* FROM oracle_file f, JSON_TABLE(f.doc, '$.vehicleTax.provinces[*]' COLUMNS (
  region VARCHAR(6) PATH '$.region', starts DATE PATH '$.effectiveFrom', ends DATE PATH '$.effectiveTo',
  relief INT PATH '$.passengerCarReliefMonths',
  bus_medium DECIMAL(12,2) PATH '$.busMedium', bus_large DECIMAL(12,2) PATH '$.busLarge',
  truck DECIMAL(12,2) PATH '$.truckPerTonne', special DECIMAL(12,2) PATH '$.specialPerTonne',
  motorcycle DECIMAL(12,2) PATH '$.motorcycle')) r;

CREATE TABLE oracle_tax_band AS
SELECT r.* FROM oracle_file f, JSON_TABLE(f.doc, '$.vehicleTax.provinces[*]' COLUMNS (
  region VARCHAR(6) PATH '$.region', starts DATE PATH '$.effectiveFrom', ends DATE PATH '$.effectiveTo',
  NESTED PATH '$.passengerCar[*]' COLUMNS (
    above_ml INT PATH '$.aboveMl', up_to_ml INT PATH '$.upToMl', annual DECIMAL(12,2) PATH '$.annual'))) r;

CREATE TABLE oracle_energy_rule AS
SELECT t.rule_no, e.energy, t.category, t.treatment, t.needs_catalogue, t.max_ml
  FROM oracle_file f,
       JSON_TABLE(f.doc, '$.vehicleTax.energyRules[*]' COLUMNS (
         rule_no FOR ORDINALITY, energies JSON PATH '$.energy', category VARCHAR(20) PATH '$.category',
         treatment VARCHAR(20) PATH '$.treatment', needs_catalogue VARCHAR(5) PATH '$.needsCatalogue',
         max_ml INT PATH '$.passengerCarMaxMl')) t,
       JSON_TABLE(t.energies, '$[*]' COLUMNS (energy VARCHAR(20) PATH '$')) e;

CREATE TABLE oracle_ncd AS
SELECT r.* FROM oracle_file f, JSON_TABLE(f.doc, '$.commercial.ncd.factors[*]' COLUMNS (
  grade INT PATH '$.level', factor DECIMAL(6,4) PATH '$.factor')) r;

CREATE TABLE oracle_depreciation AS
SELECT r.* FROM oracle_file f, JSON_TABLE(f.doc, '$.commercial.depreciation.rows[*]' COLUMNS (
  body VARCHAR(20) PATH '$.body', private_use DECIMAL(8,6) PATH '$.PRIVATE', nonop DECIMAL(8,6) PATH '$.NONOP',
  rental DECIMAL(8,6) PATH '$.RENTAL', otherop DECIMAL(8,6) PATH '$.OTHEROP')) r;

CREATE TABLE oracle_depreciation_bev AS
SELECT r.* FROM oracle_file f, JSON_TABLE(f.doc, '$.commercial.depreciation.nevPrivate.bev[*]' COLUMNS (
  lo DECIMAL(14,2) PATH '$.priceFrom', hi DECIMAL(14,2) PATH '$.priceTo', rate DECIMAL(8,6) PATH '$.rate')) r;

CREATE TABLE oracle_version AS
SELECT r.* FROM oracle_file f, JSON_TABLE(f.doc, '$.commercial.insurers[*]' COLUMNS (
  insurer VARCHAR(20) PATH '$.code',
  NESTED PATH '$.versions[*]' COLUMNS (
    version VARCHAR(20) PATH '$.version', starts DATE PATH '$.effectiveFrom', ends DATE PATH '$.effectiveTo',
    expense DECIMAL(6,4) PATH '$.expenseRatio', adjustment DECIMAL(8,6) PATH '$.damage.agreedValueAdjustmentRate',
    driver_rate DECIMAL(8,6) PATH '$.occupant.driverRate', passenger_rate DECIMAL(8,6) PATH '$.occupant.passengerRate',
    classes JSON PATH '$.classRelativity', regions JSON PATH '$.regionRelativity',
    energies JSON PATH '$.energyRelativity', add_ons JSON PATH '$.addOns'))) r;

CREATE TABLE oracle_age AS
SELECT r.* FROM oracle_file f, JSON_TABLE(f.doc, '$.commercial.insurers[*]' COLUMNS (
  insurer VARCHAR(20) PATH '$.code',
  NESTED PATH '$.versions[*]' COLUMNS (
    version VARCHAR(20) PATH '$.version',
    NESTED PATH '$.damage.ageBands[*]' COLUMNS (
      lo INT PATH '$.fromMonths', hi INT PATH '$.toMonths',
      fixed DECIMAL(12,2) PATH '$.fixed', rate DECIMAL(8,6) PATH '$.rate')))) r;

CREATE TABLE oracle_limit AS
SELECT r.* FROM oracle_file f, JSON_TABLE(f.doc, '$.commercial.insurers[*]' COLUMNS (
  insurer VARCHAR(20) PATH '$.code',
  NESTED PATH '$.versions[*]' COLUMNS (
    version VARCHAR(20) PATH '$.version',
    NESTED PATH '$.thirdParty[*]' COLUMNS (
      insured DECIMAL(14,2) PATH '$.limit', pure DECIMAL(12,2) PATH '$.pureRisk')))) r;

CREATE TABLE oracle_class AS
SELECT v.insurer, v.version, k.class_key,
       CAST(JSON_UNQUOTE(JSON_EXTRACT(v.classes, CONCAT('$.', k.class_key, '.damage'))) AS DECIMAL(6,4)) AS damage,
       CAST(JSON_UNQUOTE(JSON_EXTRACT(v.classes, CONCAT('$.', k.class_key, '.thirdParty'))) AS DECIMAL(6,4)) AS third_party,
       CAST(JSON_UNQUOTE(JSON_EXTRACT(v.classes, CONCAT('$.', k.class_key, '.occupant'))) AS DECIMAL(6,4)) AS occupant
  FROM oracle_version v, JSON_TABLE(JSON_KEYS(v.classes), '$[*]' COLUMNS (class_key VARCHAR(20) PATH '$')) k;

CREATE TABLE oracle_place AS
SELECT v.insurer, v.version, k.region,
       CAST(JSON_UNQUOTE(JSON_EXTRACT(v.regions, CONCAT('$."', k.region, '"'))) AS DECIMAL(6,4)) AS factor
  FROM oracle_version v, JSON_TABLE(JSON_KEYS(v.regions), '$[*]' COLUMNS (region VARCHAR(20) PATH '$')) k;

CREATE TABLE oracle_energy AS
SELECT v.insurer, v.version, k.energy,
       CAST(JSON_UNQUOTE(JSON_EXTRACT(v.energies, CONCAT('$.', k.energy, '.damage'))) AS DECIMAL(6,4)) AS damage,
       CAST(JSON_UNQUOTE(JSON_EXTRACT(v.energies, CONCAT('$.', k.energy, '.thirdParty'))) AS DECIMAL(6,4)) AS third_party
  FROM oracle_version v, JSON_TABLE(JSON_KEYS(v.energies), '$[*]' COLUMNS (energy VARCHAR(20) PATH '$')) k;

CREATE TABLE oracle_add_on AS
SELECT v.insurer, v.version, k.code, JSON_EXTRACT(v.add_ons, CONCAT('$.', k.code)) AS doc,
       JSON_UNQUOTE(JSON_EXTRACT(v.add_ons, CONCAT('$.', k.code, '.method'))) AS method,
       JSON_UNQUOTE(JSON_EXTRACT(v.add_ons, CONCAT('$.', k.code, '.requires'))) AS main
  FROM oracle_version v, JSON_TABLE(JSON_KEYS(v.add_ons), '$[*]' COLUMNS (code VARCHAR(40) PATH '$')) k;

CREATE TABLE oracle_add_on_row AS
SELECT a.insurer, a.version, a.code, 0 AS lo, NULL AS hi, r.insured, r.pure
  FROM oracle_add_on a, JSON_TABLE(a.doc, '$.rows[*]' COLUMNS (
    insured DECIMAL(14,2) PATH '$.sumInsured', pure DECIMAL(12,2) PATH '$.pureRisk')) r
UNION ALL
SELECT a.insurer, a.version, a.code, b.lo, b.hi, b.insured, b.pure
  FROM oracle_add_on a, JSON_TABLE(a.doc, '$.ageBands[*]' COLUMNS (
    lo INT PATH '$.fromMonths', hi INT PATH '$.toMonths',
    NESTED PATH '$.rows[*]' COLUMNS (
      insured DECIMAL(14,2) PATH '$.sumInsured', pure DECIMAL(12,2) PATH '$.pureRisk'))) b;

CREATE TABLE oracle_add_on_share AS
SELECT a.insurer, a.version, a.code, a.main, '' AS choice,
       CAST(JSON_UNQUOTE(JSON_EXTRACT(a.doc, '$.rate')) AS DECIMAL(8,6)) AS rate
  FROM oracle_add_on a WHERE a.method = 'PCT_OF_MAIN'
UNION ALL
SELECT a.insurer, a.version, a.code, a.main, o.choice, o.rate
  FROM oracle_add_on a, JSON_TABLE(a.doc, '$.options[*]' COLUMNS (
    choice VARCHAR(20) PATH '$.option', rate DECIMAL(8,6) PATH '$.rate')) o;

CREATE TABLE oracle_commission AS
SELECT r.* FROM oracle_file f, JSON_TABLE(f.doc, '$.commission.rates[*]' COLUMNS (
  insurer VARCHAR(20) PATH '$.insurer', starts DATE PATH '$.effectiveFrom', ends DATE PATH '$.effectiveTo',
  COMPULSORY DECIMAL(6,4) PATH '$.COMPULSORY', COMMERCIAL_ICE DECIMAL(6,4) PATH '$.COMMERCIAL_ICE',
  COMMERCIAL_NEV DECIMAL(6,4) PATH '$.COMMERCIAL_NEV')) r
