# Rscript unequal-clusters.R > unequal-clusters.json
# R 4.2.2, survey 4.1-1. Three strata of six clusters drawn with unequal probabilities: Brewer's and Overton's variances
# of totals, means and ratios.
suppressWarnings(suppressMessages(library(survey)))
set.seed(20170314)

num <- function(x) formatC(as.numeric(x), digits = 17, format = "g", width = 1)
text <- function(x) paste0('"', x, '"')
arr <- function(x) paste0("[", paste(if (is.numeric(x)) num(x) else text(x), collapse = ","), "]")
obj <- function(...) {
  l <- list(...)
  l <- l[!sapply(l, is.null)]
  paste0("{", paste(sprintf('"%s":%s', names(l), unlist(l)), collapse = ","), "}")
}

cluster <- function(h, j) {
  p <- round(runif(1, .1, .7), 4)
  m <- sample(1:4, 1)
  data.frame(st = h, psu = paste0("c", h, j), p = p, y = round(rnorm(m, 20 * p + 10, 2), 4), x = round(runif(m, 1, 3), 4))
}
d <- do.call(rbind, lapply(1:3, function(h) do.call(rbind, lapply(1:6, function(j) cluster(h, j)))))
d$size <- ifelse(d$x > 2, "large", "small")

entry <- function(estimator, call, kind, value, df, ...)
  obj(call = text(call), kind = text(kind), varianceEstimator = text(estimator), estimate = num(coef(value)),
      se = num(SE(value)), df = num(df), ...)
entries <- unlist(lapply(c("brewer", "overton"), function(estimator) {
  des <- svydesign(id = ~psu, strata = ~st, fpc = ~p, data = d, pps = estimator)
  c(entry(estimator, "svytotal(~y)", "total", svytotal(~y, des), degf(des), variable = text("y")),
    entry(estimator, "svymean(~y)", "mean", svymean(~y, des), degf(des), variable = text("y")),
    entry(estimator, "svyratio(~y, ~x)", "ratio", svyratio(~y, ~x, des), degf(des), numerator = text("y"),
          denominator = text("x")),
    if (estimator == "brewer")
      entry(estimator, "svymean(~y, subset(size == 'large'))", "mean", svymean(~y, subset(des, size == "large")), degf(des),
            variable = text("y"), domain = obj(size = text("large"))))
}))
column <- function(k) arr(d[[k]])
cat(obj(format = text("survey-estimation-vectors/1"), id = text("unequal-clusters"),
        design = obj(n = nrow(d), nest = "false", stratum = column("st"), psu = column("psu"), ssu = "null", tsu = "null",
                     weight = arr(1 / d$p), pik = column("p"), fpc1 = "null", fpc2 = "null", fpc3 = "null"),
        rows = do.call(obj, sapply(c("x", "y", "size"), column, simplify = FALSE)),
        expected = paste0("[\n", paste(entries, collapse = ",\n"), "\n]")), "\n", sep = "")
