# Rscript quantiles-and-tables.R > quantiles-and-tables.json
# R 4.2.2, survey 4.1-1. Quantiles by every rule and interval, tests of independence, comparisons of groups and likelihood
# intervals of a constructed sample of 20 PSUs, with ties, missing values, a rare category and domains that miss most PSUs.
suppressWarnings(suppressMessages(library(survey)))
set.seed(20161107)

num <- function(x) ifelse(is.finite(x), formatC(as.numeric(x), digits = 17, format = "g", width = 1), "null")
text <- function(x) ifelse(is.na(x), "null", paste0('"', x, '"'))
arr <- function(x) paste0("[", paste(if (is.numeric(x)) num(x) else text(x), collapse = ","), "]")
obj <- function(...) {
  l <- list(...)
  l <- l[!sapply(l, is.null)]
  paste0("{", paste(sprintf('"%s":%s', names(l), unlist(l)), collapse = ","), "}")
}

psu <- function(h, j) {
  m <- sample(4:10, 1)
  data.frame(st = paste0("s", h), psu = paste0("p", h, j), N = 30, w = round(runif(m, 5, 40) * h, 3),
             x = 6 * round(rnorm(m, 50 + 2 * h + rnorm(1, 0, 3), 8) / 6), z = round(rnorm(m, 10, 3), 4))
}
d <- do.call(rbind, lapply(1:4, function(h) do.call(rbind, lapply(1:5, function(j) psu(h, j)))))
n <- nrow(d)
d$x[sample(n, 7)] <- NA
d$a <- sample(c("p", "q", "r"), n, TRUE, c(.5, .3, .2))
d$b <- sample(c("k", "l", "m", "n"), n, TRUE, c(.45, .35, .17, .03))
d$b[sample(n, 6)] <- NA
d$g <- sample(c("f", "m"), n, TRUE)
d$dom <- sample(c("D1", "D2"), n, TRUE, c(.88, .12))
d$y <- rbinom(n, 1, .07)
d$y[sample(n, 5)] <- NA
des <- svydesign(id = ~psu, strata = ~st, fpc = ~N, weights = ~w, data = d)
domains <- list(all = NULL, D1 = "D1", D2 = "D2")
within <- function(v) if (is.null(v)) des else subset(des, dom == v)
where <- function(v) if (!is.null(v)) obj(dom = text(v))

# The bounds of the share at or below a value, to know where survey 4.1 takes the second smallest value for the smallest.
share <- function(v, q, D) {
  D$variables$below <- as.numeric(D$variables[[v]] <= q)
  svymean(~below, D)
}
lower_share <- function(v, q, D, type) {
  m <- share(v, q, D)
  p <- coef(m)
  se <- SE(m)
  t <- qt(.975, degf(D))
  size <- p * (1 - p) / se^2 * (qt(.025, nrow(D) - 1) / qt(.025, degf(D)))^2
  switch(type, mean = p - t * se, xlogit = plogis(qlogis(p) - t * se / (p * (1 - p))),
         asin = sin(asin(sqrt(p)) - t * se / (2 * sqrt(p * (1 - p))))^2,
         beta = if (p < 1) qbeta(.025, size * p, size * (1 - p) + 1) else NaN)
}
quantiles <- function(v, dom, rule, type) {
  D <- within(dom)
  if (v == "x") D <- subset(D, !is.na(x))
  ps <- c(.13, .37, .5, .83)
  q <- suppressWarnings(svyquantile(reformulate(v), D, ps, interval.type = type, qrule = rule))[[1]]
  values <- D$variables[[v]]
  smallest <- weights(D)[order(values)][1] / sum(weights(D))
  sapply(seq_along(ps), function(k) {
    low <- lower_share(v, q[k, 1], D, type)
    quirk <- rule %in% c("math", "school", "hf2") && is.finite(low) && is.finite(q[k, 2]) && low < smallest
    obj(call = text(sprintf("svyquantile(~%s, %s, %s, %s, %s)", v, c(dom, "all")[1], ps[k], rule, type)),
        kind = text("quantile"), variable = text(v), domain = where(dom), missing = text("drop"), p = num(ps[k]),
        qrule = text(rule), estimate = num(q[k, 1]), se = num(q[k, 4]), df = num(degf(D)),
        flag = if (quirk) text("peer-quirk"),
        ci = obj(method = text("woodruff"), intervalType = text(type), level = "0.95", df = num(degf(D)),
                 lower = num(q[k, 2]), upper = num(q[k, 3]), lowerByDefinition = if (quirk) num(min(values))))
  })
}
independence <- function(pair, dom, type) {
  D <- within(dom)
  q <- suppressWarnings(eval(bquote(svychisq(.(reformulate(pair)), D, statistic = .(type)))))
  f <- length(q$parameter) == 2
  obj(call = text(sprintf("svychisq(~%s + %s, %s, %s)", pair[1], pair[2], c(dom, "all")[1], type)), kind = text("chisq"),
      rows = text(pair[1]), columns = text(pair[2]), domain = where(dom), statisticType = text(type),
      statistic = num(q$statistic), df = if (!f) num(q$parameter), df1 = if (f) num(q$parameter[1]),
      df2 = if (f) num(q$parameter[2]), pValue = num(q$p.value))
}
groups <- function(v, dom) {
  q <- svyttest(reformulate("g", v), within(dom))
  ci <- confint(q)
  obj(call = text(sprintf("svyttest(%s ~ g, %s)", v, c(dom, "all")[1])), kind = text("ttest"), variable = text(v),
      group = text("g"), groups = arr(c("f", "m")), domain = where(dom), estimate = num(q$estimate), tolerance = "1e-8",
      test = obj(t = num(q$statistic), df = num(q$parameter), pValueTwoSided = num(q$p.value)),
      ci = obj(method = text("t"), level = "0.95", df = num(q$parameter), lower = num(ci[1]), upper = num(ci[2])))
}
likelihood <- function(dom) {
  D <- within(dom)
  q <- suppressWarnings(svyciprop(~y, D, method = "likelihood", na.rm = TRUE))
  ci <- confint(q)
  obj(call = text(sprintf("svyciprop(~y, %s, likelihood)", c(dom, "all")[1])), kind = text("proportion"),
      variable = text("y"), domain = where(dom), missing = text("drop"), estimate = num(coef(q)[1]), tolerance = "1e-3",
      ci = obj(method = text("likelihood"), level = "0.95", df = num(degf(D)), lower = num(ci[1]), upper = num(ci[2])))
}

rules <- c("math", "school", "hf2", "hf7", "hf8")
types <- c("mean", "xlogit", "beta", "asin")
entries <- c(
  unlist(lapply(domains, function(dom) lapply(rules, function(rule) lapply(types, function(type)
    c(quantiles("x", dom, rule, type), if (rule %in% c("math", "hf7")) quantiles("z", dom, rule, type)))))),
  unlist(lapply(domains, function(dom) lapply(list(c("a", "b"), c("b", "g"), c("a", "g")), function(pair)
    sapply(c("F", "Chisq", "Wald", "adjWald"), function(type) independence(pair, dom, type))))),
  unlist(lapply(domains, function(dom) c(groups("x", dom), groups("z", dom), likelihood(dom))))
)
column <- function(k) arr(d[[k]])
cat(obj(format = text("survey-estimation-vectors/1"), id = text("quantiles-and-tables"),
        design = obj(n = n, nest = "false", stratum = column("st"), psu = column("psu"), ssu = "null", tsu = "null",
                     weight = column("w"), fpc1 = column("N"), fpc2 = "null", fpc3 = "null"),
        rows = do.call(obj, sapply(c("x", "z", "a", "b", "g", "dom", "y"), column, simplify = FALSE)),
        expected = paste0("[\n", paste(entries, collapse = ",\n"), "\n]")), "\n", sep = "")
