-- The rules of the specification a second time, in SQL, over the tables of tables.sql.
CREATE TABLE oracle_asked AS
SELECT q.*,
       COALESCE((SELECT r.code FROM oracle_region r WHERE r.code = q.region_code),
                CONCAT(LEFT(q.region_code, 2), '0000')) AS place,
       CASE WHEN q.c_end < DATE_SUB(DATE_ADD(q.c_start, INTERVAL 1 YEAR), INTERVAL 1 DAY) THEN 1 ELSE 0 END AS c_short,
       CASE WHEN q.m_end < DATE_SUB(DATE_ADD(q.m_start, INTERVAL 1 YEAR), INTERVAL 1 DAY) THEN 1 ELSE 0 END AS m_short,
       CASE WHEN q.use_class IN ('PRIVATE', 'ENTERPRISE', 'GOVERNMENT', 'TAXI_RENTAL', 'CITY_BUS', 'COACH')
            THEN CASE WHEN q.seats <= 9 THEN 'PASSENGER_CAR' WHEN q.seats <= 19 THEN 'BUS_MEDIUM' ELSE 'BUS_LARGE' END
            WHEN q.use_class IN ('TRUCK_NONCOMM', 'TRUCK_COMM', 'SPECIAL_1', 'SPECIAL_4') THEN 'TRUCK'
            WHEN q.use_class IN ('SPECIAL_2', 'SPECIAL_3') THEN 'SPECIAL'
            ELSE q.use_class END AS category
  FROM (
    SELECT p.id,
           CAST(JSON_UNQUOTE(JSON_EXTRACT(p.doc, '$.quoteDate')) AS DATE) AS quote_date,
           JSON_UNQUOTE(JSON_EXTRACT(p.doc, '$.regionCode')) AS region_code,
           JSON_UNQUOTE(JSON_EXTRACT(p.doc, '$.vehicle.useClass')) AS use_class,
           CAST(JSON_EXTRACT(p.doc, '$.vehicle.seats') AS SIGNED) AS seats,
           CAST(JSON_UNQUOTE(JSON_EXTRACT(p.doc, '$.vehicle.ratedLoadTonnes')) AS DECIMAL(12,6)) AS load_t,
           CAST(JSON_UNQUOTE(JSON_EXTRACT(p.doc, '$.vehicle.curbWeightTonnes')) AS DECIMAL(12,6)) AS curb_t,
           CAST(JSON_EXTRACT(p.doc, '$.vehicle.displacementMl') AS SIGNED) AS ml,
           JSON_UNQUOTE(JSON_EXTRACT(p.doc, '$.vehicle.tractorType')) AS tractor_type,
           CAST(JSON_UNQUOTE(JSON_EXTRACT(p.doc, '$.vehicle.powerKw')) AS DECIMAL(12,3)) AS kw,
           COALESCE(JSON_UNQUOTE(JSON_EXTRACT(p.doc, '$.vehicle.energy')), 'ICE') AS energy,
           COALESCE(JSON_UNQUOTE(JSON_EXTRACT(p.doc, '$.vehicle.catalogueListed')), 'true') AS listed,
           COALESCE(JSON_UNQUOTE(JSON_EXTRACT(p.doc, '$.vehicle.newCar')), 'false') AS new_car,
           CAST(JSON_UNQUOTE(JSON_EXTRACT(p.doc, '$.vehicle.firstRegistrationDate')) AS DATE) AS registered,
           CAST(JSON_UNQUOTE(JSON_EXTRACT(p.doc, '$.vehicle.newCarPrice')) AS DECIMAL(16,2)) AS price,
           CAST(JSON_UNQUOTE(JSON_EXTRACT(p.doc, '$.compulsory.startDate')) AS DATE) AS c_start,
           COALESCE(CAST(JSON_UNQUOTE(JSON_EXTRACT(p.doc, '$.compulsory.endDate')) AS DATE),
                    DATE_SUB(DATE_ADD(CAST(JSON_UNQUOTE(JSON_EXTRACT(p.doc, '$.compulsory.startDate')) AS DATE),
                                      INTERVAL 1 YEAR), INTERVAL 1 DAY)) AS c_end,
           JSON_UNQUOTE(JSON_EXTRACT(p.doc, '$.compulsory.shortTermReason')) AS c_reason,
           CASE WHEN JSON_EXTRACT(p.doc, '$.compulsory.history') IS NULL THEN 'true'
                ELSE COALESCE(JSON_UNQUOTE(JSON_EXTRACT(p.doc, '$.compulsory.history.firstTime')), 'false') END AS first_time,
           COALESCE(JSON_UNQUOTE(JSON_EXTRACT(p.doc, '$.compulsory.history.ownershipTransferred')), 'false') AS c_moved,
           COALESCE(CAST(JSON_EXTRACT(p.doc, '$.compulsory.history.claimFreeYears') AS SIGNED), 0) AS c_free,
           COALESCE(CAST(JSON_EXTRACT(p.doc, '$.compulsory.history.faultNonFatalPaid') AS SIGNED), 0) AS non_fatal,
           COALESCE(CAST(JSON_EXTRACT(p.doc, '$.compulsory.history.faultFatalPaid') AS SIGNED), 0) AS fatal,
           COALESCE(CAST(JSON_EXTRACT(p.doc, '$.compulsory.history.faultUnpaid') AS SIGNED), 0) AS unpaid,
           CASE WHEN JSON_EXTRACT(p.doc, '$.vehicleTax') IS NULL THEN 0 ELSE 1 END AS taxed,
           CAST(JSON_UNQUOTE(JSON_EXTRACT(p.doc, '$.vehicleTax.invoiceDate')) AS DATE) AS invoiced,
           COALESCE(JSON_UNQUOTE(JSON_EXTRACT(p.doc, '$.vehicleTax.alreadyPaid')), 'false') AS paid,
           COALESCE(JSON_UNQUOTE(JSON_EXTRACT(p.doc, '$.vehicleTax.statutoryExempt')), 'false') AS exempt,
           COALESCE(CAST(JSON_UNQUOTE(JSON_EXTRACT(p.doc, '$.vehicleTax.arrears')) AS DECIMAL(16,2)), 0) AS arrears,
           COALESCE(CAST(JSON_UNQUOTE(JSON_EXTRACT(p.doc, '$.vehicleTax.lateFee')) AS DECIMAL(16,2)), 0) AS late_fee,
           JSON_UNQUOTE(JSON_EXTRACT(p.doc, '$.commercial.insurerCode')) AS insurer,
           CAST(JSON_UNQUOTE(JSON_EXTRACT(p.doc, '$.commercial.startDate')) AS DATE) AS m_start,
           COALESCE(CAST(JSON_UNQUOTE(JSON_EXTRACT(p.doc, '$.commercial.endDate')) AS DATE),
                    DATE_SUB(DATE_ADD(CAST(JSON_UNQUOTE(JSON_EXTRACT(p.doc, '$.commercial.startDate')) AS DATE),
                                      INTERVAL 1 YEAR), INTERVAL 1 DAY)) AS m_end,
           CAST(JSON_UNQUOTE(JSON_EXTRACT(p.doc, '$.commercial.autonomousFactor')) AS DECIMAL(8,4)) AS autonomous,
           COALESCE(CAST(JSON_UNQUOTE(JSON_EXTRACT(p.doc, '$.commercial.trafficViolationFactor')) AS DECIMAL(8,4)), 1) AS violation,
           CASE WHEN JSON_EXTRACT(p.doc, '$.commercial.coverages.damage') IS NULL THEN 0 ELSE 1 END AS damage,
           CAST(JSON_UNQUOTE(JSON_EXTRACT(p.doc, '$.commercial.coverages.damage.agreedValue')) AS DECIMAL(16,2)) AS agreed,
           CAST(JSON_UNQUOTE(JSON_EXTRACT(p.doc, '$.commercial.coverages.thirdParty.limit')) AS DECIMAL(16,2)) AS third_party,
           CAST(JSON_UNQUOTE(JSON_EXTRACT(p.doc, '$.commercial.coverages.driver.sumInsured')) AS DECIMAL(16,2)) AS driver,
           CAST(JSON_UNQUOTE(JSON_EXTRACT(p.doc, '$.commercial.coverages.passenger.sumInsuredPerSeat')) AS DECIMAL(16,2)) AS passenger,
           CAST(JSON_EXTRACT(p.doc, '$.commercial.coverages.passenger.seats') AS SIGNED) AS passenger_seats,
           CASE WHEN JSON_EXTRACT(p.doc, '$.commercial.history') IS NULL THEN 'true'
                ELSE COALESCE(JSON_UNQUOTE(JSON_EXTRACT(p.doc, '$.commercial.history.newVehicle')), 'false') END AS new_vehicle,
           COALESCE(JSON_UNQUOTE(JSON_EXTRACT(p.doc, '$.commercial.history.ownershipTransferred')), 'false') AS m_moved,
           COALESCE(CAST(JSON_EXTRACT(p.doc, '$.commercial.history.consecutiveInsuredYears') AS SIGNED), 0) AS years,
           COALESCE(CAST(JSON_EXTRACT(p.doc, '$.commercial.history.claimsLast3Years') AS SIGNED), 0) AS claims,
           COALESCE(CAST(JSON_EXTRACT(p.doc, '$.commercial.history.claimFreeYears') AS SIGNED), 0) AS m_free,
           CAST(JSON_UNQUOTE(JSON_EXTRACT(p.doc, '$.commercial.history.previousEndDate')) AS DATE) AS m_previous,
           COALESCE(JSON_UNQUOTE(JSON_EXTRACT(p.doc, '$.commercial.history.previousWasShortTerm')), 'false') AS m_was_short
      FROM oracle_request p) q;

CREATE TABLE oracle_wanted AS
SELECT p.id, w.place_no, w.code, w.insured, w.choice
  FROM oracle_request p, JSON_TABLE(p.doc, '$.commercial.addOns[*]' COLUMNS (
    place_no FOR ORDINALITY, code VARCHAR(40) PATH '$.code', insured DECIMAL(14,2) PATH '$.sumInsured',
    choice VARCHAR(20) PATH '$.option')) w;

CREATE TABLE oracle_compulsory AS
SELECT s.id, s.base, s.factor, s.code, s.rate, s.premium,
       ROUND(CAST(s.premium AS DECIMAL(30,15)) / 1.06, 2) AS net
  FROM (
    SELECT a.id, a.base, a.factor,
           CASE WHEN a.step IS NULL THEN 'NONE' ELSE CONCAT(f.plan, f.step) END AS code,
           COALESCE(f.rate, 0) AS rate,
           ROUND(a.base * a.factor * (1 + COALESCE(f.rate, 0)), 2) AS premium
      FROM (
        SELECT q.id, q.quote_date, r.plan,
               COALESCE(
                 (SELECT b.premium FROM oracle_base b
                   WHERE b.use_class = q.use_class AND q.quote_date >= b.starts
                     AND (b.ends IS NULL OR q.quote_date <= b.ends)
                     AND CASE b.dimension
                           WHEN 'SEATS' THEN q.seats >= b.lo AND (b.hi IS NULL OR q.seats < b.hi)
                           WHEN 'RATED_LOAD_TONNES' THEN q.load_t >= b.lo AND (b.hi IS NULL OR q.load_t < b.hi)
                           WHEN 'DISPLACEMENT_ML' THEN q.ml > b.lo AND (b.hi IS NULL OR q.ml <= b.hi)
                           ELSE TRUE END),
                 (SELECT t.premium FROM oracle_tractor t
                   WHERE q.use_class = 'TRACTOR' AND t.region = r.province AND t.tractor_type = q.tractor_type
                     AND q.kw > t.lo AND (t.hi IS NULL OR q.kw <= t.hi))) AS base,
               (SELECT m.factor FROM oracle_short m WHERE m.months =
                 (SELECT MIN(n.months) FROM oracle_short n
                   WHERE DATE_SUB(DATE_ADD(q.c_start, INTERVAL n.months MONTH), INTERVAL 1 DAY) >= q.c_end)) AS factor,
               CASE WHEN q.use_class IN ('MOTORCYCLE', 'TRACTOR') THEN NULL
                    WHEN q.c_short = 1 AND EXISTS (SELECT 1 FROM oracle_reason x WHERE x.code = q.c_reason
                                                      AND x.floats IN ('false', '0')) THEN NULL
                    WHEN q.first_time = 'true' OR q.c_moved = 'true' THEN NULL
                    WHEN q.fatal > 0 THEN 6 WHEN q.non_fatal > 1 THEN 5 WHEN q.non_fatal = 1 THEN 4
                    WHEN q.unpaid > 0 OR q.c_free = 0 THEN NULL
                    ELSE LEAST(q.c_free, 3) END AS step
          FROM oracle_asked q JOIN oracle_region r ON r.code = q.place
         WHERE q.c_start IS NOT NULL) a
      LEFT JOIN oracle_float f ON f.step = a.step AND f.plan = COALESCE(f.national_plan, a.plan)
                              AND a.quote_date >= f.starts AND (f.ends IS NULL OR a.quote_date <= f.ends)) s;

CREATE TABLE oracle_tax_due AS
SELECT t.id, t.treatment,
       CASE WHEN t.treatment IN ('TAXED', 'HALF') THEN ROUND(t.twelfths / (12 * t.halves), 2) ELSE 0 END AS annual,
       CASE WHEN t.treatment IN ('TAXED', 'HALF') THEN t.months ELSE 0 END AS months,
       CASE WHEN t.treatment IN ('TAXED', 'HALF') THEN ROUND(t.twelfths * t.months / (144 * t.halves), 2) ELSE 0 END
         + t.arrears + t.late_fee AS tax
  FROM (
    SELECT c.id, c.treatment, c.arrears, c.late_fee,
           CASE WHEN c.treatment = 'HALF' THEN 2 ELSE 1 END AS halves,
           CASE WHEN c.c_short = 1
                THEN LEAST(12, (YEAR(c.c_end) - YEAR(c.c_start)) * 12 + MONTH(c.c_end) - MONTH(c.c_start) + 1)
                WHEN c.new_car = 'true' AND YEAR(c.invoiced) = YEAR(c.c_start) THEN 13 - MONTH(c.invoiced)
                ELSE 12 END AS months,
           CAST(CASE c.category
             WHEN 'PASSENGER_CAR' THEN
               (SELECT b.annual FROM oracle_tax_band b WHERE b.region = c.province AND b.starts = x.starts
                   AND c.ml > b.above_ml AND (b.up_to_ml IS NULL OR c.ml <= b.up_to_ml)) * (12 - x.relief)
             WHEN 'BUS_MEDIUM' THEN x.bus_medium * 12
             WHEN 'BUS_LARGE' THEN x.bus_large * 12
             WHEN 'TRUCK' THEN x.truck * c.curb_t * 12
             WHEN 'SPECIAL' THEN x.special * c.curb_t * 12
             WHEN 'MOTORCYCLE' THEN x.motorcycle * 12 END AS DECIMAL(30,15)) AS twelfths
      FROM (
        SELECT q.*, r.province,
               CASE WHEN q.paid = 'true' THEN 'ALREADY_PAID'
                    WHEN q.exempt = 'true' THEN 'STATUTORY_EXEMPT'
                    WHEN q.category = 'TRACTOR' THEN 'NOT_TAXABLE'
                    ELSE COALESCE(
                      (SELECT e.treatment FROM oracle_energy_rule e
                        WHERE e.energy = q.energy
                          AND (e.category = 'ANY' OR e.category = CASE WHEN q.category = 'PASSENGER_CAR'
                                                                       THEN 'PASSENGER_CAR' ELSE 'OTHER' END)
                          AND (e.needs_catalogue IN ('false', '0') OR q.listed = 'true')
                          AND (e.max_ml IS NULL OR q.category <> 'PASSENGER_CAR' OR q.ml <= e.max_ml)
                        ORDER BY e.rule_no LIMIT 1), 'TAXED') END AS treatment
          FROM oracle_asked q JOIN oracle_region r ON r.code = q.place
         WHERE q.taxed = 1) c
      LEFT JOIN oracle_tax x ON x.region = c.province AND c.c_start >= x.starts
                            AND (x.ends IS NULL OR c.c_start <= x.ends)) t;

CREATE TABLE oracle_commercial AS
SELECT w.*, w.ncd * w.violation * w.autonomous * CASE WHEN w.m_short = 1 THEN w.days ELSE 1 END AS factor,
       CASE WHEN w.m_short = 1 THEN 365 ELSE 1 END AS divisor,
       COALESCE(w.agreed, w.actual) AS damage_sum
  FROM (
    SELECT g.*,
           (SELECT n.factor FROM oracle_ncd n WHERE n.grade = g.grade) AS ncd,
           ROUND(g.price * (1 - LEAST(g.months * g.monthly, 0.80)), 2) AS actual,
           DATEDIFF(g.m_end, g.m_start) + 1 AS days
      FROM (
        SELECT d.*,
               CASE WHEN d.new_vehicle = 'true' OR d.m_moved = 'true' THEN 0
                    WHEN d.m_start > DATE_ADD(DATE_ADD(d.m_previous, INTERVAL 1 DAY), INTERVAL 6 MONTH) THEN 0
                    WHEN d.raw_grade < 0 AND (d.m_start > DATE_ADD(DATE_ADD(d.m_previous, INTERVAL 1 DAY), INTERVAL 3 MONTH)
                                              OR d.m_short = 1 OR d.m_was_short = 'true') THEN 0
                    ELSE d.raw_grade END AS grade
          FROM (
            SELECT q.*, v.version, v.expense, v.adjustment, v.driver_rate, v.passenger_rate,
                   k.damage AS class_damage, k.third_party AS class_third_party, k.occupant AS class_occupant,
                   e.damage AS energy_damage, e.third_party AS energy_third_party,
                   COALESCE((SELECT p.factor FROM oracle_place p WHERE p.insurer = v.insurer AND p.version = v.version
                                AND p.region = q.place),
                            (SELECT p.factor FROM oracle_place p WHERE p.insurer = v.insurer AND p.version = v.version
                                AND p.region = 'default')) AS place_factor,
                   CASE WHEN q.damage = 0 OR q.new_car = 'true' THEN 0
                        ELSE TIMESTAMPDIFF(MONTH, q.registered, q.m_start) END AS months,
                   CASE WHEN q.m_free >= 4 THEN -4 ELSE LEAST(q.claims - LEAST(q.years, 3), 5) END AS raw_grade,
                   CASE WHEN q.category = 'PASSENGER_CAR' AND q.use_class = 'PRIVATE' AND q.energy = 'BEV'
                        THEN (SELECT x.rate FROM oracle_depreciation_bev x
                               WHERE q.price >= x.lo AND (x.hi IS NULL OR q.price < x.hi))
                        WHEN q.category = 'PASSENGER_CAR' AND q.use_class = 'PRIVATE' AND q.energy IN ('PHEV', 'FCEV')
                        THEN (SELECT CAST(JSON_UNQUOTE(JSON_EXTRACT(f.doc, '$.commercial.depreciation.nevPrivate.phevFcev'))
                                          AS DECIMAL(8,6)) FROM oracle_file f)
                        ELSE (SELECT CASE WHEN q.use_class = 'PRIVATE' THEN x.private_use
                                          WHEN q.use_class = 'TAXI_RENTAL' THEN x.rental
                                          WHEN q.use_class IN ('CITY_BUS', 'COACH', 'TRUCK_COMM') THEN x.otherop
                                          ELSE x.nonop END
                                FROM oracle_depreciation x
                               WHERE x.body = CASE q.category WHEN 'PASSENGER_CAR' THEN 'PASSENGER_LE9'
                                                              WHEN 'BUS_MEDIUM' THEN 'PASSENGER_GE10'
                                                              WHEN 'BUS_LARGE' THEN 'PASSENGER_GE10' ELSE 'OTHER' END)
                        END AS monthly
              FROM oracle_asked q
              JOIN oracle_version v ON v.insurer = q.insurer AND q.quote_date >= v.starts
                                   AND (v.ends IS NULL OR q.quote_date <= v.ends)
              JOIN oracle_class k ON k.insurer = v.insurer AND k.version = v.version
                                 AND k.class_key = CASE WHEN q.use_class <> 'PRIVATE' THEN q.use_class
                                                        WHEN q.seats < 6 THEN 'PRIVATE_LT6' ELSE 'PRIVATE_GE6' END
              JOIN oracle_energy e ON e.insurer = v.insurer AND e.version = v.version
                                  AND e.energy = CASE WHEN q.energy IN ('PHEV', 'BEV', 'FCEV') THEN q.energy ELSE 'ICE' END
            ) d) g) w;

CREATE TABLE oracle_main AS
SELECT c.id, 1 AS place_no, 'DAMAGE' AS code, c.damage_sum AS insured,
       ROUND((a.fixed + c.price * a.rate) * c.class_damage * c.place_factor * c.energy_damage
             + (c.damage_sum - c.actual) * c.adjustment, 2) AS pure
  FROM oracle_commercial c
  JOIN oracle_age a ON a.insurer = c.insurer AND a.version = c.version AND c.months >= a.lo AND (a.hi IS NULL OR c.months < a.hi)
 WHERE c.damage = 1
UNION ALL
SELECT c.id, 2, 'THIRD_PARTY', c.third_party,
       ROUND(l.pure * c.class_third_party * c.place_factor * c.energy_third_party, 2)
  FROM oracle_commercial c
  JOIN oracle_limit l ON l.insurer = c.insurer AND l.version = c.version AND l.insured = c.third_party
UNION ALL
SELECT c.id, 3, 'DRIVER', c.driver, ROUND(c.driver * c.driver_rate * c.class_occupant * c.place_factor, 2)
  FROM oracle_commercial c WHERE c.driver IS NOT NULL
UNION ALL
SELECT c.id, 4, 'PASSENGER', c.passenger,
       ROUND(c.passenger * COALESCE(c.passenger_seats, c.seats - 1) * c.passenger_rate * c.class_occupant * c.place_factor, 2)
  FROM oracle_commercial c WHERE c.passenger IS NOT NULL;

CREATE TABLE oracle_line AS
SELECT y.id, y.place_no, y.code, y.insured, y.pure, y.benchmark,
       ROUND(CAST(y.benchmark * y.factor AS DECIMAL(30,15)) / y.divisor, 2) AS premium
  FROM (
    SELECT z.*, c.factor, c.divisor, ROUND(CAST(z.pure AS DECIMAL(30,15)) / (1 - c.expense), 2) AS benchmark
      FROM (
        SELECT m.id, m.place_no, m.code, m.insured, m.pure FROM oracle_main m
        UNION ALL
        SELECT w.id, 4 + w.place_no, w.code, w.insured, r.pure
          FROM oracle_wanted w
          JOIN oracle_commercial c ON c.id = w.id
          JOIN oracle_add_on_row r ON r.insurer = c.insurer AND r.version = c.version AND r.code = w.code
                                  AND r.insured = w.insured AND c.months >= r.lo AND (r.hi IS NULL OR c.months < r.hi)
        UNION ALL
        SELECT w.id, 4 + w.place_no, w.code, 0, ROUND(m.pure * s.rate, 2)
          FROM oracle_wanted w
          JOIN oracle_commercial c ON c.id = w.id
          JOIN oracle_add_on_share s ON s.insurer = c.insurer AND s.version = c.version AND s.code = w.code
                                    AND s.choice = COALESCE(w.choice, '')
          JOIN oracle_main m ON m.id = w.id AND m.code = s.main
        UNION ALL
        SELECT w.id, 4 + w.place_no, w.code, 0,
               CAST(JSON_UNQUOTE(JSON_EXTRACT(a.doc, '$.pureRisk')) AS DECIMAL(12,2))
          FROM oracle_wanted w
          JOIN oracle_commercial c ON c.id = w.id
          JOIN oracle_add_on a ON a.insurer = c.insurer AND a.version = c.version AND a.code = w.code AND a.method = 'FLAT'
      ) z JOIN oracle_commercial c ON c.id = z.id) y
