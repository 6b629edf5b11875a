# Rscript two-stage-adjusted.R > two-stage-adjusted.json
# R 4.2.2, survey 4.1-1. Adjusted and replicate weights of a constructed two-stage sample with unequal weights, and what
# survey makes of them. One line of JSON an entry; 17 digits.
suppressWarnings(suppressMessages(library(survey)))
set.seed(20160901)

num <- function(x) ifelse(is.na(x), "null", formatC(as.numeric(x), digits = 17, format = "g", width = 1))
text <- function(x) paste0('"', x, '"')
arr <- function(x) paste0("[", paste(if (is.numeric(x)) num(x) else text(x), collapse = ","), "]")
obj <- function(...) {
  l <- list(...)
  l <- l[!sapply(l, is.null)]
  paste0("{", paste(sprintf('"%s":%s', names(l), unlist(l)), collapse = ","), "}")
}
block <- function(lines) paste0("[\n", paste(lines, collapse = ",\n"), "\n]")

# ---- the sample: 4 strata, 3 to 5 PSUs of 2 to 5 SSUs, finite populations at both stages
stratum <- function(h, N, n) do.call(rbind, lapply(1:n, function(j) {
  M <- sample(5:12, 1)
  m <- sample(2:5, 1)
  data.frame(st = paste0("s", h), psu = paste0("p", h, j), N = N, M = M, w = N / n * M / m * runif(m, .8, 1.3))
}))
d <- do.call(rbind, Map(stratum, 1:4, c(12, 9, 20, 15), c(3, 4, 5, 3)))
n <- nrow(d)
d$ssu <- 1:n
d$size <- sample(1:7, n, TRUE)
d$y <- round(50 + 20 * d$size + rnorm(n, 0, 30), 2)
d$kind <- sample(c("a", "b", "c"), n, TRUE, c(.5, .3, .2))
d$sex <- sample(c("f", "m"), n, TRUE)
d$z <- rbinom(n, 1, .4)
des <- svydesign(id = ~psu + ssu, strata = ~st, fpc = ~N + M, weights = ~w, data = d)

# ---- populations near the sample's own totals
near <- colSums(model.matrix(~kind + size, d) * d$w) * c(1.05, .97, 1, 1.08)
kinds <- transform(setNames(aggregate(w ~ kind, d, sum), c("kind", "Freq")), Freq = round(Freq * c(1.1, .9, 1.02)))
cells <- transform(setNames(aggregate(w ~ kind + sex, d, sum), c("kind", "sex", "Freq")),
                   Freq = round(Freq * c(.9, 1.15, 1, 1.1, .95, 1.05)))
females <- round(sum(kinds$Freq) * .53)
sexes <- data.frame(sex = c("f", "m"), Freq = c(females, sum(kinds$Freq) - females))
both <- c("(Intercept)" = sum(kinds$Freq), kindb = kinds$Freq[2], kindc = kinds$Freq[3], sexm = sexes$Freq[2])

table_of <- function(p) paste0("[", paste(apply(p, 1, function(r) row_of(p, r)), collapse = ","), "]")
row_of <- function(p, r) paste0("{", paste(sprintf('"%s":%s', sub("Freq", "count", names(p)),
                                                 ifelse(names(p) == "Freq", trimws(r), text(r))), collapse = ","), "}")
totals_of <- function(t) sprintf('{"terms":%s,"totals":%s}', arr(names(t)), arr(unname(t)))
greg <- function(method, bounds = NULL) {
  args <- list(des, ~kind + size, near, calfun = method)
  if (!is.null(bounds)) args$bounds <- bounds
  if (method != "linear" || !is.null(bounds)) args <- c(args, list(epsilon = 1e-13, maxit = 1000))
  list(do.call(calibrate, args), "calibrate",
       obj(method = text(method), bounds = if (!is.null(bounds)) arr(bounds), population = totals_of(near)),
       iterated = method != "linear" || !is.null(bounds))
}

adjusted <- list(
  post = list(postStratify(des, ~kind + sex, cells), "postStratify",
              obj(variables = arr(c("kind", "sex")), population = table_of(cells)), iterated = FALSE),
  # rake() of survey 4.1 projects with unweighted means; calibrate() gives the same weights and the residuals by definition
  rake = list(calibrate(des, ~kind + sex, both, calfun = "raking", epsilon = 1e-14, maxit = 500), "rake",
              obj(margins = sprintf('[{"variables":["kind"],"population":%s},{"variables":["sex"],"population":%s}]',
                                    table_of(kinds), table_of(sexes))), iterated = TRUE),
  linear = greg("linear"),
  linear_bounded = greg("linear", c(.9, 1.3)),
  raking_bounded = greg("raking", c(.92, 1.25)),
  logit = greg("logit", c(.8, 1.4)),
  trim = list(trimWeights(des, lower = 6, upper = 14), "trimWeights", obj(lower = "6", upper = "14"), iterated = FALSE)
)
first_stage <- svydesign(id = ~psu, strata = ~st, weights = ~w, data = d)
replicated <- suppressWarnings(list(
  JKn = list(as.svrepdesign(des, type = "JKn"), "JKn"),
  JKn_mse = list(as.svrepdesign(des, type = "JKn", mse = TRUE), "JKn"),
  bootstrap = list(as.svrepdesign(des, type = "bootstrap", replicates = 8), "bootstrap"),
  subbootstrap = list(as.svrepdesign(first_stage, type = "subbootstrap", replicates = 8), "subbootstrap")
))

# ---- what is asked of each
entries <- c()
ask <- function(...) entries <<- c(entries, obj(...))
questions <- function(D, key, id, iterated) {
  tolerance <- if (iterated) "1e-8"
  loose <- if (iterated) "1e-6"
  put <- function(...) do.call(ask, c(list(...), setNames(list(text(id)), key)))
  figure <- function(call, s, kind, ...) {
    est <- as.numeric(coef(s))[1]
    se <- as.numeric(SE(s))[1]
    reach <- qt(.975, degf(D)) * se
    put(call = text(call), kind = text(kind), ..., estimate = num(est), se = num(se), df = num(degf(D)),
        ci = obj(method = text("t"), level = "0.95", df = num(degf(D)), lower = num(est - reach), upper = num(est + reach)),
        tolerance = tolerance)
  }
  figure("svymean(~y, D)", svymean(~y, D), "mean", variable = text("y"))
  figure("svytotal(~z, D)", svytotal(~z, D), "total", variable = text("z"))
  figure("svyratio(~y, ~size, D)", svyratio(~y, ~size, D), "ratio", numerator = text("y"), denominator = text("size"))
  figure("svyvar(~y, D)", svyvar(~y, D), "variance", variable = text("y"))
  part <- subset(D, kind == "c")
  figure("svymean(~z, subset(D, kind == 'c'))", svymean(~z, part), "proportion", variable = text("z"), domain = '{"kind":"c"}')
  figure("svytotal(~y, subset(D, kind == 'c'))", svytotal(~y, part), "total", variable = text("y"), domain = '{"kind":"c"}')
  figure("svycontrast(svymean(~y + z, D), c(y = 1, z = -10))", svycontrast(svymean(~y + z, D), c(y = 1, z = -10)),
         "contrast", variables = '["y","z"]', coefficients = "[1,-10]", of = text("mean"))
  g <- svyglm(y ~ sex, D)
  put(call = text("svyglm(y ~ sex, D)"), kind = text("difference"), variable = text("y"), of = text("mean"),
      domains = '[{"sex":"m"},{"sex":"f"}]', estimate = num(coef(g)[[2]]), se = num(SE(g)[[2]]), tolerance = tolerance)
  v <- vcov(svymean(~y + z, D))
  put(call = text("vcov(svymean(~y + z, D))"), kind = text("covariance"), variables = '["y","z"]', of = text("mean"),
      matrix = sprintf("[%s,%s]", arr(v[1, ]), arr(v[2, ])), tolerance = tolerance)
  p <- svyciprop(~z, D, method = "beta")
  put(call = text("svyciprop(~z, D, method = 'beta')"), kind = text("proportion"), variable = text("z"),
      estimate = num(p), se = num(sqrt(attr(p, "var"))), df = num(degf(D)),
      ci = obj(method = text("beta"), level = "0.95", df = num(degf(D)), lower = num(attr(p, "ci")[[1]]), upper = num(attr(p, "ci")[[2]])),
      tolerance = tolerance)
  if (key == "replication") return(invisible())
  m <- svymean(~y, D, deff = TRUE)
  put(call = text("svymean(~y, D, deff = TRUE)"), kind = text("mean"), variable = text("y"), estimate = num(coef(m)),
      se = num(SE(m)[1]), deff = num(deff(m)[1]), tolerance = tolerance)
  x <- svychisq(~kind + z, D)
  put(call = text("svychisq(~kind + z, D)"), kind = text("chisq"), rows = text("kind"), columns = text("z"),
      statisticType = text("F"), statistic = num(x$statistic), df1 = num(x$parameter[1]), df2 = num(x$parameter[2]),
      pValue = num(x$p.value), tolerance = loose)
  if (iterated) return(invisible())
  q <- svyquantile(~y, D, .3, interval.type = "mean", qrule = "math")$y
  put(call = text("svyquantile(~y, D, 0.3)"), kind = text("quantile"), variable = text("y"), p = "0.3", qrule = text("math"),
      estimate = num(q[1]), se = num(q[4]), df = num(degf(D)),
      ci = obj(method = text("woodruff"), intervalType = text("mean"), level = "0.95", df = num(degf(D)), lower = num(q[2]), upper = num(q[3])))
}
for (id in names(adjusted)) questions(adjusted[[id]][[1]], "adjustment", id, adjusted[[id]]$iterated)
for (id in names(replicated)) questions(replicated[[id]][[1]], "replication", id, FALSE)

adjustments <- sapply(names(adjusted), function(id) {
  a <- adjusted[[id]]
  sprintf('{"id":"%s","type":"%s","call":"weights, %s",%s,"weights":%s}', id, a[[2]], id,
          substr(a[[3]], 2, nchar(a[[3]]) - 1), arr(as.numeric(weights(a[[1]]))))
})
replications <- sapply(names(replicated), function(id) {
  r <- replicated[[id]][[1]]
  obj(id = text(id), type = text(replicated[[id]][[2]]), call = text(paste("replicates,", id)), scale = num(r$scale),
      rscales = arr(as.numeric(r$rscales)), mse = if (isTRUE(r$mse)) "true" else "false", degf = num(degf(r)),
      weights = block(apply(weights(r, "analysis"), 2, arr)))
})
cat(sprintf('{"format":"survey-estimation-vectors/1","id":"two-stage-adjusted",\n"title":"%s",\n"source":%s,\n',
            "Constructed two-stage sample: adjusted weights with residual variances, replicate weights",
            obj(package = text("survey"), version = text("4.1-1"), R = text("4.2.2"), dataset = text("constructed data"), licence = text("CC0"))))
cat(sprintf('"design":%s,\n', obj(n = num(n), nest = "false", stratum = arr(d$st), psu = arr(d$psu), ssu = arr(d$ssu),
                                  weight = arr(d$w), fpc1 = arr(d$N), fpc2 = arr(d$M))))
cat(sprintf('"rows":%s,\n', obj(y = arr(d$y), size = arr(d$size), kind = arr(d$kind), sex = arr(d$sex), z = arr(d$z))))
cat(sprintf('"adjustments":%s,\n"replications":%s,\n"expected":%s}\n', block(adjustments), block(replications), block(entries)))
