"""The pages: one folder an area, each with urls, forms, pages and views.

Pages ask (reads) and act (one action a view) and show; they decide nothing, hold no table and
touch no model. What needs no login is declared `@public`; everything else names its right.
"""
